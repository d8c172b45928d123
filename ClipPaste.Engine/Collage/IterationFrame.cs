using System.Collections.Immutable;
using System.Numerics;

namespace ClipPaste.Engine.Collage;

/// <summary>What one iteration of a run tells those who watch: enough to draw the collage, about 2 kB.</summary>
/// <param name="Number">1 for the first iteration.</param>
/// <param name="Loss">The loss on this iteration's views, layout terms included.</param>
/// <param name="Score">Mean cosine of this iteration's views to the prompt.</param>
/// <param name="Poses">Pose of every piece, in paint order.</param>
/// <param name="Colours">The background's control points (OKLab).</param>
/// <param name="IterationsPerSecond">Recent speed.</param>
/// <param name="SecondsLeft">Until the planned number of iterations at that speed.</param>
public sealed record IterationFrame(
    int Number, double Loss, double Score, ImmutableArray<Pose> Poses, ImmutableArray<Vector3> Colours, double IterationsPerSecond, double SecondsLeft);
