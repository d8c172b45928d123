namespace ClipPaste.Engine.Vision;

/// <summary>How a vision-language model computes. None of it changes what a given build computes but <see cref="Precision"/> and <see cref="UseCuda"/>.</summary>
public sealed record VisionOptions
{
    /// <summary>Number of groups of views that are worked on at the same time on the processor, at least 1.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Number format of <see cref="IVisionLanguageModel.EncodeWithGradient"/>.</summary>
    public GradientPrecision Precision { get; init; } = GradientPrecision.Fastest;

    /// <summary>Compute on the first CUDA device.</summary>
    public bool UseCuda { get; init; }
}

/// <summary>Number formats for gradients.</summary>
public enum GradientPrecision
{
    /// <summary>Whichever was measured to be faster on this machine.</summary>
    Fastest,

    /// <summary>Single precision.</summary>
    FullPrecision,

    /// <summary>bfloat16: 8 bits of precision, the range of single precision; quick on recent processors.</summary>
    BFloat16,
}
