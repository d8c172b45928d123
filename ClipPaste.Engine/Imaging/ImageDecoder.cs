using ClipPaste.Engine.Imaging.Vips;

namespace ClipPaste.Engine.Imaging;

/// <summary>One file being decoded: its checked header, then its pixels.</summary>
internal sealed class ImageDecoder
{
    // The loader may drop pixels itself as long as our own, better filter still has twice the wanted size to work on.
    private const int SpareOnLoad = 2;
    private const int MaxJpegShrink = 8;

    private readonly VipsObject source;

    // Sizes before orientation, as the loader sees them.
    private readonly int rawWidth;
    private readonly int rawHeight;

    private ImageDecoder(ImageFormat format, VipsObject source)
    {
        this.source = source;
        // Not kept: some loaders take the room of all pixels already now.
        using var header = Load(format, source, shrink: 1);
        (rawWidth, rawHeight) = (header.Width, header.Height);
        var turned = VipsNative.OrientationSwapsSides(header.Image) != 0;
        Header = new ImageHeader(format, turned ? rawHeight : rawWidth, turned ? rawWidth : rawHeight);
    }

    /// <summary>What the file says of itself; within the limits.</summary>
    internal ImageHeader Header { get; }

    /// <summary>Reads and checks the header.</summary>
    internal static ImageDecoder Open(ImageFormat format, VipsObject source, ImageLimits limits)
    {
        var decoder = new ImageDecoder(format, source);
        limits.Check(decoder.Header.Width, decoder.Header.Height);
        return decoder;
    }

    /// <summary>Decodes the pixels.</summary>
    internal RgbaImage Decode(ImageReadOptions options)
    {
        using var pipeline = Begin(options);
        pipeline.Settle();
        pipeline.Apply("autorot");
        return ColourConversion.TakeRgba(pipeline);
    }

    /// <summary>The pixels in their colours and size, not yet turned and not yet computed; the caller disposes it.</summary>
    internal VipsPipeline Begin(ImageReadOptions options)
    {
        var (width, height) = TargetSize(options.MaxLongSide);
        // A WebP file is decoded whole; where memory is short its decoder scales as it goes.
        var scale = options.SparesMemory && Header.Format == ImageFormat.WebP && width < rawWidth ? (double)width / rawWidth : 1;
        var pipeline = Load(Header.Format, source, JpegShrink(width), scale);
        try
        {
            ColourConversion.Apply(pipeline, options.Colours);
            if (pipeline.Width != width || pipeline.Height != height)
                pipeline.Resize(width, height);
            return pipeline;
        }
        catch
        {
            pipeline.Dispose();
            throw;
        }
    }

    private static VipsPipeline Load(ImageFormat format, VipsObject source, int shrink, double scale = 1)
    {
        using var load = new VipsOperation(Loader(format)).Set("source", source).Set("fail-on", "error").Set("access", "sequential");
        if (shrink > 1)
            load.Set("shrink", shrink);
        if (scale < 1)
            load.Set("scale", scale);
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

    // Before orientation too.
    private (int Width, int Height) TargetSize(int? maxLongSide)
    {
        var longSide = Math.Max(rawWidth, rawHeight);
        if (maxLongSide is not { } wanted || longSide <= wanted)
            return (rawWidth, rawHeight);
        return (Scaled(rawWidth), Scaled(rawHeight));

        int Scaled(int side) => Math.Max(1, (int)Math.Round((double)side * wanted / longSide));
    }

    private int JpegShrink(int width)
    {
        var shrink = 1;
        if (Header.Format == ImageFormat.Jpeg)
        {
            while (shrink < MaxJpegShrink && rawWidth >= width * SpareOnLoad * shrink * 2)
                shrink *= 2;
        }
        return shrink;
    }
}
