using System.Collections.Immutable;
using System.Numerics;

namespace ClipPaste.Engine.Collage;

/// <summary>The vertical colour gradient behind all pieces: five control points in OKLab, joined by a cubic Hermite curve (CLIP and PASTE).</summary>
/// <param name="Colours">Five colours (L, a, b) from the top to the bottom; L in 0..1.</param>
/// <param name="Locked">A run must not change the colours.</param>
public sealed record Background(ImmutableArray<Vector3> Colours, bool Locked = false)
{
    /// <summary>Number of control points.</summary>
    public const int ControlPoints = 5;

    /// <summary>Two backgrounds are equal when their colours and lock are.</summary>
    public bool Equals(Background? other) => other is not null && Locked == other.Locked && Colours.AsSpan().SequenceEqual(other.Colours.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Colours.Aggregate(Locked.GetHashCode(), HashCode.Combine);
}
