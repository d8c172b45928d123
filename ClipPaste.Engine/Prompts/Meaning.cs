namespace ClipPaste.Engine.Prompts;

/// <summary>The fields of meaning a word has senses in: bit n stands for WordNet's lexicographer file n.</summary>
internal readonly record struct Meaning(ulong Fields)
{
    public static readonly Meaning None;
    public static readonly Meaning AnyAdjective = Of(0, 1, 44);
    public static readonly Meaning AnyAdverb = Of(2);
    public static readonly Meaning AnyNoun = new(((1UL << 29) - 1) & ~0b111UL);
    public static readonly Meaning AnyVerb = new(((1UL << 44) - 1) & ~((1UL << 29) - 1));
    public static readonly Meaning Animal = Of(5);
    public static readonly Meaning AnimalOrPerson = Of(5, 18);
    public static readonly Meaning Time = Of(28);
    public static readonly Meaning Location = Of(15);

    /// <summary>Artifacts, food and plants.</summary>
    public static readonly Meaning Handy = Of(6, 13, 20);

    /// <summary>All that a town's name can mean: places, natural things, the gatherings of people that live there, persons and plants named
    /// after it.</summary>
    public static readonly Meaning LocationOrPeople = Of(14, 15, 17, 18, 20, 24);

    /// <summary>Things with an outline: animals, artifacts, parts of the body, food, natural things, persons, plants.</summary>
    public static readonly Meaning Concrete = Of(5, 6, 8, 13, 17, 18, 20);

    public bool HasAnyOf(Meaning kinds) => (Fields & kinds.Fields) != 0;

    public bool HasOnly(Meaning kinds) => (Fields & ~kinds.Fields) == 0;

    public Meaning And(Meaning kinds) => new(Fields & kinds.Fields);

    public static Meaning Of(params ReadOnlySpan<int> fields)
    {
        var bits = 0UL;
        foreach (var field in fields)
            bits |= 1UL << field;
        return new Meaning(bits);
    }
}
