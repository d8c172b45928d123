namespace ClipPaste.Engine.Prompts;

/// <summary>A thing while the prompt is being read.</summary>
internal sealed class ThingDraft
{
    public required string Name { get; init; }

    public required string Head { get; init; }

    public required int Start { get; init; }

    public required int Length { get; init; }

    public bool IsPlural { get; set; }

    public int? Count { get; set; }

    public string? Verb { get; set; }
}

/// <summary>What has been read of a prompt: its things and their places, each thing once.</summary>
internal sealed class SceneDraft
{
    private readonly List<ThingDraft> _things = [];
    private readonly List<(ThingDraft Subject, Place Place, ThingDraft? Landmark)> _relations = [];

    public IReadOnlyList<ThingDraft> Things => _things;

    public IReadOnlyList<(ThingDraft Subject, Place Place, ThingDraft? Landmark)> Relations => _relations;

    /// <summary>Adds a thing, or counts it to the one of the same name.</summary>
    public ThingDraft Add(NounGroup group, bool isPlural, int? count)
    {
        if (_things.Find(t => t.Name == group.Name) is { } known)
        {
            if (group.Count is { } more && known.Count is { } before && !IsDefinite(known, group))
                (known.Count, known.IsPlural) = ((int)Math.Min((long)before + more, int.MaxValue), true);
            return known;
        }
        var thing = new ThingDraft
        {
            Name = group.Name,
            Head = group.Head.Text,
            Start = group.Start,
            Length = group.Length,
            IsPlural = isPlural || count > 1,
            Count = isPlural ? (count == 1 ? null : count) : count ?? 1,
        };
        _things.Add(thing);
        return thing;
    }

    public void Relate(ThingDraft subject, Place place, ThingDraft? landmark)
    {
        if (subject != landmark && !_relations.Contains((subject, place, landmark)))
            _relations.Add((subject, place, landmark));
    }

    /// <summary>"a dog and a dog" are two dogs, "a dog ... dogs" or "the dog" are not more of them.</summary>
    private static bool IsDefinite(ThingDraft known, NounGroup group) => known.IsPlural && group.Count == 1;
}
