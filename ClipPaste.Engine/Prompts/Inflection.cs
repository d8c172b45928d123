namespace ClipPaste.Engine.Prompts;

/// <summary>Undoes the regular endings of English words: every base form that may lie behind an inflected one, likeliest first.</summary>
internal static class Inflection
{
    /// <summary>The word itself, then what may be its singular.</summary>
    public static IEnumerable<string> Singulars(string noun)
    {
        yield return noun;
        if (Ends(noun, "ies"))
            yield return noun[..^3] + "y";
        if (Ends(noun, "ves"))
        {
            yield return noun[..^3] + "f";
            yield return noun[..^3] + "fe";
        }
        if (Ends(noun, "s"))
            yield return noun[..^1];
        if (Ends(noun, "es"))
            yield return noun[..^2];
        if (Ends(noun, "men"))
            yield return noun[..^2] + "an";
    }

    /// <summary>What may be the base form of a verb's form in -s, -ed, or -ing.</summary>
    public static IEnumerable<string> BaseForms(string verb)
    {
        if (Ends(verb, "ing"))
            return FromStem(verb[..^3]);
        if (Ends(verb, "ied"))
            return [verb[..^3] + "y"];
        return Ends(verb, "ed") ? FromStem(verb[..^2]) : Singulars(verb).Skip(1);
    }

    /// <summary>What may be the positive of an adjective in -er or -est.</summary>
    public static IEnumerable<string> Positives(string adjective)
    {
        var cut = Ends(adjective, "est") ? 3 : Ends(adjective, "er") ? 2 : 0;
        if (cut == 0)
            return [];
        var stem = adjective[..^cut];
        return stem[^1] == 'i' ? [stem[..^1] + "y"] : FromStem(stem);
    }

    private static IEnumerable<string> FromStem(string stem)
    {
        yield return stem;
        yield return stem + "e";
        if (stem.Length > 2 && stem[^1] == stem[^2])
            yield return stem[..^1];
    }

    private static bool Ends(string word, string ending) => word.Length > ending.Length + 1 && word.EndsWith(ending, StringComparison.Ordinal);
}
