using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>The rasters of a run: the project's own kernels on the processor, or libtorch's operators on a CUDA device.</summary>
internal static class RunRasters
{
    private const string Cuda = "cuda";

    /// <summary>A compositor; where it can be disposed, that frees the device's memory.</summary>
    public static ICompositor Compositor((int Width, int Height) canvas, IReadOnlyList<TexturePyramid> textures, RunOptions options) =>
        options.UseCuda ? new TensorCompositor(canvas.Width, canvas.Height, textures, Cuda)
            : new AffineCompositor(canvas.Width, canvas.Height, textures, options.Threads);

    /// <summary>A sampler of views; where it can be disposed, that frees the device's memory.</summary>
    public static IViewSampler Sampler((int Width, int Height) canvas, int viewSize, RunOptions options) => options.UseCuda
        ? new TensorViewSampler(canvas.Width, canvas.Height, viewSize, Cuda)
        : new ViewSampler(canvas.Width, canvas.Height, viewSize, options.Threads);
}
