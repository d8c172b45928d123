using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ClipPaste.Web.Api;

/// <summary>What a collage is to be, at its beginning or from now on; what is left out stays as it is, or as it usually is.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ProjectChangeRequest
{
    /// <summary>Its name, up to 120 characters.</summary>
    public string? Title { get; init; }

    /// <summary>The sentence, up to 1,000 characters; its phrases are read from it.</summary>
    public string? Prompt { get; init; }

    /// <summary>What is looked for, in place of what was read from the sentence: 24 at most, of up to 80 characters.</summary>
    public ImmutableArray<PhraseAnswer>? Phrases { get; init; }

    /// <summary>What the collage should not show: 24 at most, of up to 80 characters.</summary>
    public ImmutableArray<PhraseAnswer>? Negatives { get; init; }

    /// <summary>Canvas width divided by height, 0.25 to 4.</summary>
    public double? Aspect { get; init; }

    /// <summary>Name of the model that judges: one of those at <c>/models</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Iterations of the next run, 1 to 2,000.</summary>
    public int? Iterations { get; init; }

    /// <summary>The seed of every random choice.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Whether pieces that are moved during a run are pinned where they are put.</summary>
    public bool? PinMoved { get; init; }
}
