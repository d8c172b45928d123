using System.Collections.Immutable;
using System.Numerics;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Engine.Exports;

/// <summary>How a collage came to be: what a time-lapse shows.</summary>
/// <param name="Aspect">Canvas width divided by canvas height.</param>
/// <param name="Runs">The iterations of each run, one run after the other; none is empty.</param>
public sealed record TimeLapse(double Aspect, ImmutableArray<ImmutableArray<TimeLapseMoment>> Runs);

/// <summary>The collage at one iteration.</summary>
/// <param name="Pieces">The visible pieces, the hindmost first.</param>
/// <param name="Colours">The background's control points (OKLab).</param>
public sealed record TimeLapseMoment(ImmutableArray<TimeLapsePiece> Pieces, ImmutableArray<Vector3> Colours);

/// <summary>A piece at one iteration.</summary>
/// <param name="Id">The piece.</param>
/// <param name="Picture">Names its picture.</param>
/// <param name="Pose">Where it lies.</param>
public readonly record struct TimeLapsePiece(string Id, string Picture, Pose Pose)
{
    /// <summary>Whether this and another are the same thing at two times, so that one can glide into the other.</summary>
    internal bool Continues(in TimeLapsePiece other) => Id == other.Id && Picture == other.Picture && Pose.Mirrored == other.Pose.Mirrored;
}

/// <summary>Size and length of a film.</summary>
/// <param name="Width">Pixels, even.</param>
/// <param name="Height">Pixels, even.</param>
/// <param name="Seconds">Length, the rest on the last frame included.</param>
/// <param name="PerSecond">Frames a second.</param>
public sealed record FilmShape(int Width, int Height, double Seconds, int PerSecond)
{
    private const double Widest = 16.0 / 9;

    /// <summary>Number of frames.</summary>
    public int Frames => (int)Math.Round(Seconds * PerSecond);

    /// <summary>The shape of a film whose frames fit into the usual format of so many lines, such as 1920 x 1080.</summary>
    /// <param name="aspect">Width divided by height.</param>
    /// <param name="lines">480, 720 or 1080, of the short side.</param>
    /// <param name="seconds">Length.</param>
    /// <param name="perSecond">Frames a second.</param>
    public static FilmShape Of(double aspect, int lines, double seconds, int perSecond)
    {
        var shape = new CanvasShape(aspect);
        var shortSide = lines * Math.Min(1, Widest / Math.Max(shape.Width, shape.Height));
        return new FilmShape(Even(shape.Width * shortSide), Even(shape.Height * shortSide), seconds, perSecond);
    }

    // Video has colours for two by two pixels.
    private static int Even(double side) => Math.Max(2, (int)Math.Round(side / 2) * 2);
}
