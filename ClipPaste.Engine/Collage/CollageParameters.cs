using System.Collections.Immutable;
using System.Numerics;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// The flat vector a run changes: X, Y, log scale, rotation and opacity of every piece in paint order, then L, a and b of the background's
/// control points.
/// </summary>
public static class CollageParameters
{
    /// <summary>Parameters of one piece.</summary>
    public const int PerPiece = 5;

    /// <summary>Parameters of the background.</summary>
    public const int OfBackground = Background.ControlPoints * 3;

    /// <summary>Length of the vector for a number of pieces.</summary>
    public static int Count(int pieces) => pieces * PerPiece + OfBackground;

    /// <summary>The vector of a document's poses and colours.</summary>
    public static double[] Of(CollageDocument document)
    {
        var values = new double[Count(document.Pieces.Length)];
        for (var piece = 0; piece < document.Pieces.Length; piece++)
            WritePose(values, piece, document.Pieces[piece].Pose);
        for (var point = 0; point < Background.ControlPoints; point++)
            WriteColour(values, document.Pieces.Length, point, document.Background.Colours[point]);
        return values;
    }

    /// <summary>The document with the vector's poses and colours.</summary>
    public static CollageDocument Apply(CollageDocument document, ReadOnlySpan<double> values)
    {
        var pieces = document.Pieces.ToBuilder();
        for (var piece = 0; piece < pieces.Count; piece++)
            pieces[piece] = pieces[piece] with { Pose = ReadPose(values, piece, pieces[piece].Pose.Mirrored) };
        var colours = ImmutableArray.CreateBuilder<Vector3>(Background.ControlPoints);
        for (var point = 0; point < Background.ControlPoints; point++)
            colours.Add(ReadColour(values, pieces.Count, point));
        return document with { Pieces = pieces.ToImmutable(), Background = document.Background with { Colours = colours.MoveToImmutable() } };
    }

    internal static Pose ReadPose(ReadOnlySpan<double> values, int piece, bool mirrored)
    {
        var pose = values.Slice(piece * PerPiece, PerPiece);
        return new Pose(pose[0], pose[1], pose[2], pose[3], pose[4], mirrored);
    }

    internal static void WritePose(Span<double> values, int piece, in Pose pose)
    {
        var slot = values.Slice(piece * PerPiece, PerPiece);
        (slot[0], slot[1], slot[2], slot[3], slot[4]) = (pose.X, pose.Y, pose.LogScale, pose.Rotation, pose.Opacity);
    }

    internal static Vector3 ReadColour(ReadOnlySpan<double> values, int pieces, int point)
    {
        var colour = values.Slice(pieces * PerPiece + point * 3, 3);
        return new Vector3((float)colour[0], (float)colour[1], (float)colour[2]);
    }

    internal static void WriteColour(Span<double> values, int pieces, int point, Vector3 colour)
    {
        var slot = values.Slice(pieces * PerPiece + point * 3, 3);
        (slot[0], slot[1], slot[2]) = (colour.X, colour.Y, colour.Z);
    }
}
