namespace ClipPaste.Engine.Collage;

/// <summary>Where and how a piece lies on the canvas, independent of the size at which the collage is rendered.</summary>
/// <param name="X">Centre of the piece, as a fraction of the canvas width from the canvas centre; -.5 is the left border, .5 the
/// right.</param>
/// <param name="Y">Centre of the piece, as a fraction of the canvas height from the canvas centre; -.5 is the top border, .5 the
/// bottom.</param>
/// <param name="LogScale">Natural logarithm of the cut-out's long side divided by the canvas's short side.</param>
/// <param name="Rotation">Radians, clockwise.</param>
/// <param name="Opacity">0 (invisible) to 1.</param>
/// <param name="Mirrored">Flipped left to right before it is turned.</param>
public readonly record struct Pose(double X, double Y, double LogScale, double Rotation, double Opacity, bool Mirrored)
{
    /// <summary>The cut-out's long side as a multiple of the canvas's short side.</summary>
    public double Scale => Math.Exp(LogScale);
}

/// <summary>The parameters of a piece that a run must leave alone.</summary>
[Flags]
public enum PoseLocks
{
    /// <summary>Everything may move.</summary>
    None = 0,

    /// <summary>X and Y.</summary>
    Position = 1,

    /// <summary>Size.</summary>
    Scale = 2,

    /// <summary>Rotation.</summary>
    Rotation = 4,

    /// <summary>Opacity.</summary>
    Opacity = 8,

    /// <summary>Its place in the paint order. For those who edit: a run never changes the order.</summary>
    Order = 16,

    /// <summary>The whole piece.</summary>
    All = Position | Scale | Rotation | Opacity | Order,
}
