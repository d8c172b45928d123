namespace ClipPaste.Engine.Prompts;

/// <summary>Undoes the regular endings of English words: every base form that may lie behind an inflected one, likeliest first.</summary>
internal static class Inflection
{
    /// <summary>Whether the word ends in these letters.</summary>
    public static bool Ends(this string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    /// <summary>The word itself, then what may be its singular.</summary>
    public static IEnumerable<string> Singulars(string noun)
    {
        yield return noun;
        if (IsForm(noun, "ies"))
            yield return noun[..^3] + "y";
        if (IsForm(noun, "ves"))
        {
            yield return noun[..^3] + "f";
            yield return noun[..^3] + "fe";
        }
        if (IsForm(noun, "s"))
            yield return noun[..^1];
        if (IsForm(noun, "es"))
            yield return noun[..^2];
        if (IsForm(noun, "men"))
            yield return noun[..^2] + "an";
    }

    /// <summary>What may be the base form of a verb's form in -s, -ed, or -ing.</summary>
    public static IEnumerable<string> BaseForms(string verb)
    {
        if (IsForm(verb, "ing"))
            return FromStem(verb[..^3]);
        if (IsForm(verb, "ied"))
            return [verb[..^3] + "y"];
        return IsForm(verb, "ed") ? FromStem(verb[..^2]) : Singulars(verb).Skip(1);
    }

    /// <summary>What may be the positive of an adjective in -er or -est.</summary>
    public static IEnumerable<string> Positives(string adjective)
    {
        var cut = IsForm(adjective, "est") ? 3 : IsForm(adjective, "er") ? 2 : 0;
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

    private static bool IsForm(string word, string ending) => word.Length > ending.Length + 1 && word.Ends(ending);
}
