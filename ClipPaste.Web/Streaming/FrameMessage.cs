using System.Collections.Immutable;
using System.Numerics;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Streaming;

/// <summary>An iteration, as those who watch a run are told of it.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Number">1 for the first iteration.</param>
/// <param name="Version">Version of the document that the run had taken up.</param>
/// <param name="Loss">Layout terms included.</param>
/// <param name="Score">Mean cosine of the views to the prompt.</param>
/// <param name="PerSecond">Iterations a second.</param>
/// <param name="SecondsLeft">Estimate for the rest of the run.</param>
/// <param name="At">When the iteration was finished, in Unix milliseconds.</param>
/// <param name="Ids">The visible pieces, the hindmost first.</param>
/// <param name="Poses">X, Y, log scale, rotation and opacity of each.</param>
/// <param name="Colours">L, a and b of the background's five points.</param>
internal sealed record FrameMessage(
    string Run, int Number, long Version, double Loss, double Score, double PerSecond, double SecondsLeft, long At,
    ImmutableArray<string> Ids, ImmutableArray<ImmutableArray<double>> Poses, ImmutableArray<double> Colours)
{
    private const int Decimals = 5;

    /// <summary>Makes the message of a frame.</summary>
    public static FrameMessage Of(string run, long version, IterationFrame frame, long at, ImmutableArray<string> ids) => new(
        run, frame.Number, version, Round(frame.Loss), Round(frame.Score),
        Math.Round(frame.IterationsPerSecond, 2), Math.Round(Math.Max(0, frame.SecondsLeft), 1), at, ids,
        [.. frame.Poses.Select(Numbers)], Numbers(frame.Colours));

    /// <summary>The pose that <see cref="Numbers(Pose)"/> gave.</summary>
    public static Pose PoseOf(ImmutableArray<double> numbers, bool mirrored) => new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], mirrored);

    /// <summary>The background's five colours.</summary>
    public ImmutableArray<Vector3> Background() =>
        [.. Enumerable.Range(0, Colours.Length / 3).Select(i => new Vector3((float)Colours[3 * i], (float)Colours[3 * i + 1], (float)Colours[3 * i + 2]))];

    /// <summary>The numbers of a pose, rounded.</summary>
    public static ImmutableArray<double> Numbers(Pose pose) =>
        [Round(pose.X), Round(pose.Y), Round(pose.LogScale), Round(pose.Rotation), Round(pose.Opacity)];

    /// <summary>The numbers of colours, rounded.</summary>
    public static ImmutableArray<double> Numbers(ImmutableArray<Vector3> colours) =>
        [.. colours.SelectMany(colour => new[] { Round(colour.X), Round(colour.Y), Round(colour.Z) })];

    private static double Round(double value) => Math.Round(value, Decimals);
}
