using System.Collections.Immutable;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Collage;

/// <summary>What a collage is to be made from and how.</summary>
public sealed record MakeOptions
{
    /// <summary>Weight of a negative prompt beside the prompt's 1 (CLIPDraw's).</summary>
    public const double NegativeWeight = .3;

    /// <summary>The sentence.</summary>
    public required string Prompt { get; init; }

    /// <summary>What the collage should not look like.</summary>
    public ImmutableArray<WeightedText> Negatives { get; init; } = [];

    /// <summary>Decides every random choice.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Pieces at most, at least 1.</summary>
    public int Pieces { get; init; } = 8;

    /// <summary>Layouts to propose, at least 1.</summary>
    public int Layouts { get; init; } = 100;

    /// <summary>Canvas width divided by height, 1/4 to 4.</summary>
    public double Aspect { get; init; } = 4.0 / 3;

    /// <summary>The judge: a name of the registry, or a weights file.</summary>
    public string Model { get; init; } = "pocket";

    /// <summary>A folder of the user's own photos, or null.</summary>
    public string? PhotoFolder { get; init; }

    /// <summary>Whether the starter library is used.</summary>
    public bool UseLibrary { get; init; } = true;

    /// <summary>How the run follows the gradient.</summary>
    public RunOptions Run { get; init; } = new();
}

/// <summary>A finished collage.</summary>
/// <param name="Document">The best that was found.</param>
/// <param name="Start">The winning layout before it was optimised.</param>
/// <param name="Checkpoint">From which the run can go on.</param>
/// <param name="StartScore">Mean cosine of <paramref name="Start"/>'s held-out views to the prompt.</param>
/// <param name="EndScore">The same views of <paramref name="Document"/>.</param>
/// <param name="Iterations">Iterations done.</param>
/// <param name="Stopped">The work was cancelled and this is the best so far.</param>
public sealed record MadeCollage(
    CollageDocument Document, CollageDocument Start, RunCheckpoint? Checkpoint, double StartScore, double EndScore, int Iterations, bool Stopped);
