using ClipPaste.Engine.Imaging.Vips;

namespace ClipPaste.Engine.Imaging;

/// <summary>One file being decoded: its checked header, then its pixels.</summary>
internal sealed class ImageDecoder : IDisposable
{
    // The loader may drop pixels itself as long as our own, better filter still has twice the wanted size to work on.
    private const int SpareOnLoad = 2;
    private const int MaxJpegShrink = 8;

    private readonly VipsObject source;
    private readonly VipsPipeline header;

    private ImageDecoder(ImageFormat format, VipsObject source, VipsPipeline header)
    {
        this.source = source;
        this.header = header;
        var turned = VipsNative.OrientationSwapsSides(header.Image) != 0;
        Header = new ImageHeader(format, turned ? header.Height : header.Width, turned ? header.Width : header.Height);
    }

    /// <summary>What the file says of itself; within the limits.</summary>
    internal ImageHeader Header { get; }

    /// <summary>Reads and checks the header.</summary>
    internal static ImageDecoder Open(ImageFormat format, VipsObject source, ImageLimits limits)
    {
        var decoder = new ImageDecoder(format, source, Load(format, source, shrink: 1));
        try
        {
            limits.Check(decoder.Header.Width, decoder.Header.Height);
            return decoder;
        }
        catch
        {
            decoder.Dispose();
            throw;
        }
    }

    /// <summary>Decodes the pixels.</summary>
    internal RgbaImage Decode(ImageReadOptions options)
    {
        var (width, height) = TargetSize(options.MaxLongSide);
        using var pipeline = Load(Header.Format, source, JpegShrink(width));
        ColourConversion.Apply(pipeline, options.Colours);
        if (pipeline.Width != width || pipeline.Height != height)
            pipeline.Resize(width, height);
        pipeline.Settle();
        pipeline.Apply("autorot");
        return ColourConversion.TakeRgba(pipeline);
    }

    /// <inheritdoc/>
    public void Dispose() => header.Dispose();

    private static VipsPipeline Load(ImageFormat format, VipsObject source, int shrink)
    {
        using var load = new VipsOperation(Loader(format)).Set("source", source).Set("fail-on", "error").Set("access", "sequential");
        if (shrink > 1)
            load.Set("shrink", shrink);
        return new VipsPipeline(load.RunForImage());
    }

    private static string Loader(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => "jpegload_source",
        ImageFormat.Png => "pngload_source",
        ImageFormat.WebP => "webpload_source",
        ImageFormat.Tiff => "tiffload_source",
        _ => "gifload_source",
    };

    // Sizes before orientation, as the loader sees them.
    private (int Width, int Height) TargetSize(int? maxLongSide)
    {
        var longSide = Math.Max(header.Width, header.Height);
        if (maxLongSide is not { } wanted || longSide <= wanted)
            return (header.Width, header.Height);
        return (Scaled(header.Width), Scaled(header.Height));

        int Scaled(int side) => Math.Max(1, (int)Math.Round((double)side * wanted / longSide));
    }

    private int JpegShrink(int width)
    {
        var shrink = 1;
        if (Header.Format == ImageFormat.Jpeg)
        {
            while (shrink < MaxJpegShrink && header.Width >= width * SpareOnLoad * shrink * 2)
                shrink *= 2;
        }
        return shrink;
    }
}
