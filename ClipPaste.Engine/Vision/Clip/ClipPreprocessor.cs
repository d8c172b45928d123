using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Vision.Views;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>
/// CLIP's image preprocessing (openai/CLIP, <c>clip.py</c>): short side to the view's size by Pillow's bicubic, centre square, RGB,
/// channels normalised. Photos are upright and on white first.
/// </summary>
public static class ClipPreprocessor
{
    /// <summary>Mean of each channel over CLIP's training photos.</summary>
    public static IReadOnlyList<float> Mean { get; } = [0.48145466f, 0.4578275f, 0.40821073f];

    /// <summary>Standard deviation of each channel over CLIP's training photos.</summary>
    public static IReadOnlyList<float> Deviation { get; } = [0.26862954f, 0.26130258f, 0.27577711f];

    /// <summary>The tensor that CLIP's image towers take.</summary>
    /// <param name="image">A photo read with <see cref="PhotoViews.ReadOptions"/>.</param>
    /// <param name="size">Side of the view in pixels, 224 for the published ViT-B models.</param>
    /// <returns><c>[3, size, size]</c>, normalised.</returns>
    public static float[] Normalised(RgbaImage image, int size)
    {
        var view = PhotoViews.CentreSquare(image, size);
        for (var i = 0; i < view.Length; i++)
        {
            var channel = i / (size * size);
            view[i] = (view[i] - Mean[channel]) / Deviation[channel];
        }
        return view;
    }
}
