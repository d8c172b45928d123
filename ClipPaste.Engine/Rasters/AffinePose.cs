namespace ClipPaste.Engine.Rasters;

/// <summary>Where a layer lies on a canvas. A positive rotation turns it clockwise on the screen (y points down).</summary>
/// <param name="X">Centre of the layer, right of the canvas's centre, as a fraction of the canvas's width.</param>
/// <param name="Y">Centre of the layer, below the canvas's centre, as a fraction of the canvas's height.</param>
/// <param name="LogScale">Natural logarithm of canvas pixels per texel of the texture's level 0.</param>
/// <param name="Rotation">Radians clockwise.</param>
/// <param name="Opacity">Multiplies the layer's colour and alpha; 0 hides it. Used as it is, not clamped.</param>
/// <param name="Mirrored">The texture is flipped left to right before it is turned.</param>
public readonly record struct AffinePose(float X, float Y, float LogScale, float Rotation, float Opacity, bool Mirrored = false)
{
    /// <summary>The pose that gives the same picture on a canvas <paramref name="factor"/> times as wide and as high.</summary>
    public AffinePose ScaledBy(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(factor, 0);
        return this with { LogScale = (float)(LogScale + Math.Log(factor)) };
    }
}

/// <summary>The derivative of a scalar with respect to each continuous part of an <see cref="AffinePose"/>.</summary>
public record struct PoseGradient
{
    /// <summary>With respect to <see cref="AffinePose.X"/>.</summary>
    public double X { get; set; }

    /// <summary>With respect to <see cref="AffinePose.Y"/>.</summary>
    public double Y { get; set; }

    /// <summary>With respect to <see cref="AffinePose.LogScale"/>.</summary>
    public double LogScale { get; set; }

    /// <summary>With respect to <see cref="AffinePose.Rotation"/>.</summary>
    public double Rotation { get; set; }

    /// <summary>With respect to <see cref="AffinePose.Opacity"/>.</summary>
    public double Opacity { get; set; }

    /// <summary>Adds <paramref name="other"/>, part by part.</summary>
    internal void Add(in PoseGradient other)
    {
        X += other.X;
        Y += other.Y;
        LogScale += other.LogScale;
        Rotation += other.Rotation;
        Opacity += other.Opacity;
    }
}
