using System.Collections.Immutable;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Collage;

/// <summary>What layouts are to be made of.</summary>
public sealed record LayoutRequest
{
    /// <summary>Its words of place shape the layouts, its text judges them.</summary>
    public required Prompt Prompt { get; init; }

    /// <summary>All of these are placed in every layout.</summary>
    public required ImmutableArray<ChosenCutout> Cutouts { get; init; }

    /// <summary>Colours to choose from, the most fitting first; at least one.</summary>
    public required IReadOnlyList<Background> Backgrounds { get; init; }

    /// <summary>Weights of the prompt's phrases (see <see cref="CollageDocument.Phrases"/>).</summary>
    public ImmutableArray<WeightedText> Phrases { get; init; } = [];

    /// <summary>What the collage should not show.</summary>
    public ImmutableArray<WeightedText> Negatives { get; init; } = [];

    /// <summary>Canvas width divided by height, 1/4 to 4.</summary>
    public double Aspect { get; init; } = 4.0 / 3;

    /// <summary>The document's seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>0 for the first layouts of a seed; each further number gives other ones, scored on the same views.</summary>
    public int Round { get; init; }

    /// <summary>Layouts to propose, at least 1.</summary>
    public int Count { get; init; } = 100;
}
