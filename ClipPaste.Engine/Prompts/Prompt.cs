namespace ClipPaste.Engine.Prompts;

/// <summary>A prompt, understood as far as a collage needs it.</summary>
/// <param name="Text">What the user wrote.</param>
/// <param name="KeyPhrases">Heaviest first (TopicRank); where that finds none, the names of the things, or else the whole prompt in lower
/// case. Never empty.</param>
/// <param name="Things">What is named in the prompt, in its order; the same name twice is one thing. Empty for prompts without
/// nouns.</param>
/// <param name="Relations">Where things are to be put, in the order of the prompt; their ends are elements of
/// <paramref name="Things"/>.</param>
public sealed record Prompt(
    string Text, IReadOnlyList<KeyPhrase> KeyPhrases, IReadOnlyList<Thing> Things, IReadOnlyList<Relation> Relations);

/// <summary>Something the prompt names: a noun with the words that describe it.</summary>
/// <param name="Name">Lower-case adjectives and nouns, such as <c>snowy mountain</c>; no article, no number.</param>
/// <param name="Head">The last noun of the name, as written but in lower case, such as <c>mountain</c>.</param>
/// <param name="IsPlural">Whether there are to be several: "owls", "a flock of geese", "two moose".</param>
/// <param name="Count">How many, where the prompt says so (1 for a singular); null for an unspecified plural. May be large.</param>
/// <param name="Verb">What it does, as written but in lower case, such as <c>skiing</c>; null where nothing is said.</param>
/// <param name="KeyPhrase">The key phrase it belongs to; null where no key phrase holds its head.</param>
/// <param name="Start">First character of the name in the prompt.</param>
/// <param name="Length">Characters of the name in the prompt.</param>
/// <param name="IsScenery">Names a building, a place or a piece of land, by a list of words and WordNet's locations; false where
/// unknown.</param>
/// <param name="IsAtmosphere">Names light, sky, weather or a time: shapes the background rather than being cut out. The sky is scenery
/// too.</param>
public sealed record Thing(
    string Name,
    string Head,
    bool IsPlural,
    int? Count,
    string? Verb,
    KeyPhrase? KeyPhrase,
    int Start,
    int Length,
    bool IsScenery,
    bool IsAtmosphere);

/// <summary>Where a thing is to be put.</summary>
/// <param name="Subject">What is placed.</param>
/// <param name="Place">The kind of place.</param>
/// <param name="Landmark">What it is placed by; null for a place on the canvas itself ("at the top", "in the background").</param>
public sealed record Relation(Thing Subject, Place Place, Thing? Landmark);

/// <summary>A text that counts for or against a picture, such as a negative prompt.</summary>
/// <param name="Text">What is wanted or not.</param>
/// <param name="Weight">How much; 1 is as much as the prompt itself, negative means "not this".</param>
public sealed record WeightedText(string Text, double Weight);
