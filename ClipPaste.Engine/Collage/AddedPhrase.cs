using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Collage;

/// <summary>A phrase that is not in the prompt's sentence but was added by hand, as a thing to find photos for.</summary>
public static class AddedPhrase
{
    /// <summary>
    /// Reads the phrase by itself ("two old lighthouses") and takes the first thing it names; where it names none, the whole phrase
    /// stands for one thing.
    /// </summary>
    /// <param name="parser">Understands the phrase.</param>
    /// <param name="phrase">1 to 1,000 characters.</param>
    /// <returns>Its place in the prompt is 0 characters at 0: it is not there.</returns>
    /// <exception cref="ArgumentException">The phrase is empty or too long.</exception>
    public static Thing ToThing(PromptParser parser, string phrase)
    {
        var parsed = parser.Parse(phrase);
        var thing = parsed.Things.Count > 0 ? parsed.Things[0] : Plain(phrase.Trim().ToLowerInvariant());
        return thing with { Start = 0, Length = 0 };
    }

    private static Thing Plain(string name)
    {
        var keyPhrase = new KeyPhrase(name, 1);
        return new Thing(
            name, name.Split(' ')[^1], IsPlural: false, Count: 1, Verb: null, keyPhrase, 0, 0, IsScenery: false, IsAtmosphere: false);
    }
}
