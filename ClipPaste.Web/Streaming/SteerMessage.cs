using System.Collections.Immutable;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Streaming;

/// <summary>What a hand holds during a run; empty: it has let go.</summary>
/// <param name="Poses">One for each piece that is held.</param>
internal sealed record SteerMessage(ImmutableArray<HeldPose> Poses);

/// <summary>A piece in a hand.</summary>
/// <param name="Id">The piece.</param>
/// <param name="X">See <see cref="Engine.Collage.Pose"/>, as the following.</param>
/// <param name="Y">Centre, from the canvas's centre.</param>
/// <param name="LogScale">Logarithm of the size.</param>
/// <param name="Rotation">Radians, clockwise.</param>
/// <param name="Opacity">0 to 1.</param>
/// <param name="Mirrored">Flipped left to right.</param>
internal sealed record HeldPose(string Id, double X, double Y, double LogScale, double Rotation, double Opacity, bool Mirrored)
{
    /// <summary>Where it is held.</summary>
    public Pose Pose => new(X, Y, LogScale, Rotation, Opacity, Mirrored);
}
