using System.Collections.Immutable;

namespace ClipPaste.Web.Studio;

/// <summary>A shape that a canvas can have.</summary>
/// <param name="Name">As people say it, such as <c>4:3</c>.</param>
/// <param name="Aspect">Width divided by height.</param>
internal sealed record CanvasShapeChoice(string Name, double Aspect)
{
    // Aspects come back from files and other programs with rounding.
    private const double Tolerance = 1e-3;

    /// <summary>The shapes that are offered.</summary>
    public static ImmutableArray<CanvasShapeChoice> All { get; } =
        [new("4:3", 4d / 3), new("3:2", 3d / 2), new("1:1", 1), new("2:3", 2d / 3), new("16:9", 16d / 9)];

    /// <summary>Whether a canvas has this shape.</summary>
    public bool Is(double aspect) => Math.Abs(aspect - Aspect) < Tolerance;
}
