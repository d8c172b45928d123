using ClipPaste.Engine.Imaging.Vips;

namespace ClipPaste.Engine.Imaging;

/// <summary>
/// Brings whatever a file holds (grey, palette, CMYK, 16 bits, with or without profile and alpha) to bytes that end as RGBA.
/// </summary>
internal static class ColourConversion
{
    /// <summary>Appends the steps that make every band a byte: sRGB when managed, the file's own ink or light when plain.</summary>
    internal static void Apply(VipsPipeline pipeline, ColourHandling handling)
    {
        if (handling == ColourHandling.Plain && Plain(pipeline))
            return;
        if (handling == ColourHandling.Managed && HasProfile(pipeline) && Profiled(pipeline))
            return;
        if (pipeline.Interpretation != VipsInterpretation.Srgb)
            pipeline.Apply("colourspace", ("space", "srgb"));
        if (!pipeline.IsBytes)
            pipeline.Apply("cast", ("format", "uchar"));
    }

    /// <summary>Computes the pixels and spreads them to R, G, B, A.</summary>
    internal static RgbaImage TakeRgba(VipsPipeline pipeline)
    {
        var image = new RgbaImage(pipeline.Width, pipeline.Height);
        var (bands, interpretation) = (pipeline.Bands, pipeline.Interpretation);
        return pipeline.TakeBytes(bytes =>
        {
            if (interpretation == VipsInterpretation.Cmyk)
                SpreadInk(bytes, bands, image.Pixels);
            else if (bands < 3)
                SpreadGrey(bytes, bands, image.Pixels);
            else
                SpreadColour(bytes, bands, image.Pixels);
            return image;
        });
    }

    private static bool HasProfile(VipsPipeline pipeline) => VipsNative.TypeOfField(pipeline.Image, "icc-profile-data") != 0;

    private static bool Plain(VipsPipeline pipeline)
    {
        switch (pipeline.Interpretation)
        {
            case VipsInterpretation.Grey or VipsInterpretation.Srgb or VipsInterpretation.Cmyk when pipeline.IsBytes:
                return true;
            case VipsInterpretation.Grey16 or VipsInterpretation.Rgb16:
                pipeline.Apply("cast", ("format", "uchar"), ("shift", "true"));
                return true;
            default:
                return false;
        }
    }

    private static bool Profiled(VipsPipeline pipeline)
    {
        try
        {
            pipeline.Apply(
                "icc_transform",
                ("output-profile", "srgb"),
                ("embedded", "true"),
                ("intent", "relative"),
                ("black-point-compensation", "true"),
                ("depth", "8"));
            return true;
        }
        catch (VipsException)
        {
            // A broken or foreign profile says nothing of the pixels: they are still readable without it.
            return false;
        }
    }

    private static void SpreadGrey(ReadOnlySpan<byte> from, int bands, Span<byte> to)
    {
        for (int i = 0, o = 0; o < to.Length; i += bands, o += 4)
        {
            to[o] = to[o + 1] = to[o + 2] = from[i];
            to[o + 3] = bands > 1 ? from[i + 1] : byte.MaxValue;
        }
    }

    private static void SpreadColour(ReadOnlySpan<byte> from, int bands, Span<byte> to)
    {
        for (int i = 0, o = 0; o < to.Length; i += bands, o += 4)
        {
            from.Slice(i, 3).CopyTo(to[o..]);
            to[o + 3] = bands > 3 ? from[i + 3] : byte.MaxValue;
        }
    }

    private static void SpreadInk(ReadOnlySpan<byte> from, int bands, Span<byte> to)
    {
        for (int i = 0, o = 0; o < to.Length; i += bands, o += 4)
        {
            for (var c = 0; c < 3; c++)
                to[o + c] = (byte)(byte.MaxValue - Math.Min(byte.MaxValue, from[i + c] + from[i + 3]));
            to[o + 3] = bands > 4 ? from[i + 4] : byte.MaxValue;
        }
    }
}
