using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Studio;

/// <summary>
/// Everything a user has decided in a project, from the sentence to the last piece. Immutable: every edit makes a new one, and undo goes
/// back to an old one. What can be computed again (search results, proposals) is not in it.
/// </summary>
internal sealed record ProjectState
{
    /// <summary>Longest prompt, in characters.</summary>
    public const int LongestPrompt = 1000;

    /// <summary>Most pieces on a canvas.</summary>
    public const int MostPieces = 200;

    /// <summary>The project's name, as its user sees it.</summary>
    public string Title { get; init; } = "";

    /// <summary>The sentence; empty before there is one.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>What is looked for, with weights: read from the sentence or added by hand.</summary>
    public ImmutableArray<PhraseChoice> Phrases { get; init; } = [];

    /// <summary>What the collage should not show, with weights.</summary>
    public ImmutableArray<PhraseChoice> Negatives { get; init; } = [];

    /// <summary>Canvas width divided by height, 1/4 to 4.</summary>
    public double Aspect { get; init; } = 4.0 / 3;

    /// <summary>Photos taken for each phrase.</summary>
    public ImmutableArray<PickedPhoto> Picks { get; init; } = [];

    /// <summary>Cut-outs and what the user thinks of them.</summary>
    public ImmutableArray<CutoutChoice> Cutouts { get; init; } = [];

    /// <summary>The pieces in paint order, the hindmost first.</summary>
    public ImmutableArray<PlacedPiece> Pieces { get; init; } = [];

    /// <summary>The colours behind the pieces.</summary>
    public Background Background { get; init; } = StartBackground.Neutral;

    /// <summary>The seed of every random choice.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Name of the model that judges.</summary>
    public string Model { get; init; } = "pocket";

    /// <summary>What the collage is judged against: the sentence, or where there is none, its phrases in a row; empty without either.</summary>
    [JsonIgnore]
    public string Sentence => Prompt.Length > 0 ? Prompt : string.Join(" and ", Phrases.Where(phrase => phrase.Weight > 0).Select(phrase => phrase.Text));

    /// <summary>Iterations of the next run.</summary>
    public int Iterations { get; init; } = 200;

    /// <summary>Name of the collage that this one was taken from by a link; null where it began here.</summary>
    public string? RemixOf { get; init; }

    /// <summary>Whether pieces that the user moves during a run are pinned where they are put.</summary>
    public bool PinMoved { get; init; } = true;
}
