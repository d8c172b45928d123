using System.Collections.Immutable;
using System.Numerics;

namespace ClipPaste.Engine.Collage;

/// <summary>All that a run needs to go on exactly as if it had never stopped.</summary>
public sealed record RunCheckpoint
{
    // Positions and logarithms of scales are single digits; angles may go round a few times.
    private const double LargestParameter = 100;

    /// <summary>Iterations done.</summary>
    public required int Iteration { get; init; }

    /// <summary>Iterations planned in all.</summary>
    public required int Planned { get; init; }

    /// <summary>Views in each iteration (see <see cref="RunOptions.Views"/>).</summary>
    public required int Views { get; init; }

    /// <summary>Poses and colours as the optimiser holds them, unrounded (see <see cref="CollageParameters"/>).</summary>
    public required double[] Parameters { get; init; }

    /// <summary>
    /// The poses of the layout the run began with, or into which pieces were put by hand since: bounds are measured from them.
    /// </summary>
    public required ImmutableArray<Pose> StartPoses { get; init; }

    /// <summary>
    /// The colours of the layout the run began with, or that were chosen by hand since: the colours are pulled back to them.
    /// </summary>
    public required ImmutableArray<Vector3> StartColours { get; init; }

    /// <summary>
    /// Whether a user chose <see cref="StartColours"/>: then they may be darker, lighter or stronger than a run would make them.
    /// </summary>
    public bool ColoursChosen { get; init; }

    /// <summary>Adam's moments.</summary>
    public required AdamMoments Moments { get; init; }

    /// <summary>State of the random sequence.</summary>
    public required ulong[] Random { get; init; }

    /// <summary>Best score on the stopping views so far, the parameters and the iteration that gave it.</summary>
    public required BestSoFar Best { get; init; }

    /// <summary>Refuses what no run has written.</summary>
    /// <param name="pieces">Pieces of the collage it is for.</param>
    /// <exception cref="InvalidDataException">It belongs to another collage, or numbers are out of range.</exception>
    internal void Check(int pieces)
    {
        var count = CollageParameters.Count(pieces);
        if (Parameters.Length != count || Best.Parameters.Length != count
            || StartPoses.Length != pieces || StartColours.Length != Background.ControlPoints)
            throw new InvalidDataException("its checkpoint belongs to another collage");
        if (Iteration < 0 || Planned is < 0 or > RunOptions.MostIterations || Views is < 1 or > RunOptions.MostViews || Random.Length != 4
            || !Parameters.Concat(Best.Parameters).All(value => Math.Abs(value) <= LargestParameter))
            throw new InvalidDataException("its checkpoint is out of range");
    }
}

/// <summary>The best state a run has seen.</summary>
/// <param name="Score">Mean cosine on the stopping views; null where it was not measured since the document was edited.</param>
/// <param name="Iteration">The iteration after which it was seen; 0 for the start.</param>
/// <param name="Parameters">Poses and colours then.</param>
public sealed record BestSoFar(double? Score, int Iteration, double[] Parameters);
