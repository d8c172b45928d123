using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>How a run follows the gradient.</summary>
public sealed record RunOptions
{
    /// <summary>The largest value of <see cref="Iterations"/>.</summary>
    public const int MostIterations = 2000;

    /// <summary>The largest value of <see cref="Views"/>.</summary>
    public const int MostViews = 64;

    /// <summary>Iterations at most, 0 to 2,000.</summary>
    public int Iterations { get; init; } = 200;

    /// <summary>Views in each iteration of the second half; the first half uses half as many. 1 to 64.</summary>
    public int Views { get; init; } = 8;

    /// <summary>Long side of the canvas during the run, in pixels.</summary>
    public int CanvasLongSide { get; init; } = 288;

    /// <summary>Learning rate of X and Y in fractions of the canvas (the paper takes .01, with four times the views).</summary>
    public double PositionRate { get; init; } = .005;

    /// <summary>Learning rate of the logarithm of the scale.</summary>
    public double ScaleRate { get; init; } = .006;

    /// <summary>Learning rate of the rotation in radians.</summary>
    public double RotationRate { get; init; } = .004;

    /// <summary>Learning rate of the opacity.</summary>
    public double OpacityRate { get; init; } = .005;

    /// <summary>Learning rate of the background's OKLab values (the paper takes .005 for RGB).</summary>
    public double ColourRate { get; init; } = .008;

    /// <summary>Largest chroma of the background in OKLab: beyond about .16 skies and grounds look painted.</summary>
    public double ChromaLimit { get; init; } = .13;

    /// <summary>Weight of the squared OKLab distance from the starting colours; a turn of the hue counts <see cref="HuePull"/> times as much.</summary>
    public double ColourPull { get; init; } = .5;

    /// <summary>How much more a turn of the hue counts than a change of lightness or chroma: skies grow lighter or bluer, but not green.</summary>
    public double HuePull { get; init; } = 10;

    /// <summary>Weight of subjects covering each other.</summary>
    public double OverlapWeight { get; init; } = 2;

    /// <summary>Weight of pieces leaving the canvas.</summary>
    public double ContainmentWeight { get; init; } = .5;

    /// <summary>Weight of pieces that are hidden.</summary>
    public double VisibilityWeight { get; init; } = 3;

    /// <summary>The stopping views are looked at every so many iterations.</summary>
    public int StopInterval { get; init; } = 10;

    /// <summary>The run ends when the stopping views have not improved for so many iterations.</summary>
    public int Patience { get; init; } = 100;

    /// <summary>How the views are drawn.</summary>
    public ViewDistribution ViewDistribution { get; init; } = new();

    /// <summary>Composite, sample views and judge on the first CUDA device.</summary>
    public bool UseCuda { get; init; }

    /// <summary>Worker threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
