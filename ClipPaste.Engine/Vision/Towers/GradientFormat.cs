using ClipPaste.Engine.Models;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Towers;

/// <summary>Chooses the number format of gradients.</summary>
internal static class GradientFormat
{
    /// <summary>What was asked for, or what was measured to be faster on this machine.</summary>
    public static ScalarType Choose(VisionOptions options) => options.Precision switch
    {
        GradientPrecision.FullPrecision => ScalarType.Float32,
        GradientPrecision.BFloat16 => ScalarType.BFloat16,
        _ => ComputeProfile.Current.UsesBfloat16 ? ScalarType.BFloat16 : ScalarType.Float32,
    };
}
