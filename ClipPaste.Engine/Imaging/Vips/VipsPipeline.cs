using System.Globalization;

namespace ClipPaste.Engine.Imaging.Vips;

/// <summary>
/// A chain of lazy operations on one image. Each step replaces <see cref="Image"/>; pixels are computed when they are taken.
/// </summary>
internal sealed class VipsPipeline(VipsObject image) : IDisposable
{
    private const int UnsignedByte = 0;

    /// <summary>The image after the steps so far; owned by the pipeline.</summary>
    internal VipsObject Image { get; private set; } = image;

    /// <summary>Width in pixels.</summary>
    internal int Width => VipsNative.Width(Image);

    /// <summary>Height in pixels.</summary>
    internal int Height => VipsNative.Height(Image);

    /// <summary>Channels per pixel.</summary>
    internal int Bands => VipsNative.Bands(Image);

    /// <summary>How the bands are to be read.</summary>
    internal VipsInterpretation Interpretation => (VipsInterpretation)VipsNative.Interpretation(Image);

    /// <summary>Whether every band is one byte.</summary>
    internal bool IsBytes => VipsNative.Format(Image) == UnsignedByte;

    /// <summary>Whether the last band is an alpha channel.</summary>
    internal bool HasAlpha => VipsNative.HasAlpha(Image) != 0;

    /// <summary>A pipeline over pixels that stay where they are: <paramref name="pixels"/> must outlive it and not move.</summary>
    internal static unsafe VipsPipeline Over(byte* pixels, int width, int height, int bands)
    {
        VipsLibrary.Require();
        using var raw = VipsObject.Own(VipsNative.NewImage(pixels, (nuint)width * (nuint)height * (nuint)bands, width, height, bands, UnsignedByte));
        using var copy = new VipsOperation("copy").Set("in", raw).Set("interpretation", "srgb");
        return new VipsPipeline(copy.RunForImage());
    }

    /// <summary>Appends an operation with an image <c>in</c> and an image <c>out</c>.</summary>
    internal void Apply(string operation, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        using var step = new VipsOperation(operation).Set("in", Image);
        foreach (var (name, value) in arguments)
            step.Set(name, value);
        Replace(step.RunForImage());
    }

    /// <summary>One band of the image as an image of its own; the caller disposes it.</summary>
    internal VipsPipeline Band(int number)
    {
        using var extract = new VipsOperation("extract_band").Set("in", Image).Set("band", number);
        return new VipsPipeline(extract.RunForImage());
    }

    /// <summary>Computes the pixels so far into memory, so that later steps may read them in any order.</summary>
    internal void Settle() => Replace(VipsObject.Own(VipsNative.CopyToMemory(Image)));

    /// <summary>
    /// Scales to an exact size: smaller with a Lanczos kernel widened by the reduction (antialiased), larger with Catmull-Rom. Colours are
    /// weighted by their alpha, so that those of transparent pixels do not bleed.
    /// </summary>
    internal void Resize(int width, int height)
    {
        var alpha = HasAlpha;
        if (alpha)
            Apply("premultiply");
        Reduce(Math.Min(width, Width), Math.Min(height, Height));
        if (width > Width || height > Height)
            Enlarge(width, height);
        if (!alpha)
            return;
        Apply("unpremultiply");
        Apply("round", ("round", "rint"));
        Apply("cast", ("format", "uchar"));
    }

    /// <summary>Computes all pixels: interleaved bytes, <see cref="Bands"/> for each pixel, row by row.</summary>
    internal unsafe T TakeBytes<T>(BytesReader<T> read)
    {
        var memory = VipsNative.WriteToMemory(Image, out var size);
        if (memory == 0)
            throw VipsException.Take();
        try
        {
            return read(new ReadOnlySpan<byte>((void*)memory, checked((int)size)));
        }
        finally
        {
            VipsNative.Free(memory);
        }
    }

    /// <summary>Attaches metadata, such as <c>xmp-data</c>, that a saver may write; the image's other users do not see it.</summary>
    internal unsafe void Attach(string name, ReadOnlySpan<byte> data)
    {
        Apply("copy");
        fixed (byte* start = data)
            VipsNative.SetBlob(Image, name, start, (nuint)data.Length);
    }

    /// <summary>Says how large the picture is in print.</summary>
    internal void TellResolution(double dpi)
    {
        const double MillimetresPerInch = 25.4;
        var perMillimetre = (dpi / MillimetresPerInch).ToString("R", CultureInfo.InvariantCulture);
        Apply("copy", ("xres", perMillimetre), ("yres", perMillimetre));
    }

    /// <summary>Makes the image a film: pages of equal height, one below the other.</summary>
    /// <param name="pageHeight">Height of a page in pixels.</param>
    /// <param name="delays">For how many milliseconds each page is shown.</param>
    internal void Animate(int pageHeight, ReadOnlySpan<int> delays)
    {
        Apply("copy");
        VipsNative.SetNumber(Image, "page-height", pageHeight);
        VipsNative.SetNumber(Image, "loop", 0);
        VipsNative.SetNumbers(Image, "delay", delays, delays.Length);
    }

    /// <summary>Makes whatever computes the image's pixels fail soon; from any thread.</summary>
    internal void Stop() => VipsNative.SetKill(Image, 1);

    /// <summary>Encodes the image with a saver such as <c>pngsave_target</c> and hands the file's bytes to <paramref name="write"/>.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing has been written.</exception>
    internal unsafe void Save(string saver, BytesWriter write, CancellationToken token, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        using var target = VipsObject.Own(VipsNative.NewMemoryTarget());
        using var save = new VipsOperation(saver).Set("in", Image).Set("target", target);
        foreach (var (name, value) in arguments)
            save.Set(name, value);
        Run(save, token);
        var boxed = default(VipsNative.GValue);
        VipsNative.InitialiseValue(ref boxed, VipsNative.BlobType());
        VipsNative.GetProperty(target, "blob", ref boxed);
        try
        {
            var data = VipsNative.BlobData(VipsNative.GetBoxed(boxed), out var length);
            write(new ReadOnlySpan<byte>((void*)data, checked((int)length)));
        }
        finally
        {
            VipsNative.UnsetValue(ref boxed);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Image.Dispose();

    private void Run(VipsOperation save, CancellationToken token)
    {
        using var stopping = token.Register(Stop);
        try
        {
            save.Run();
        }
        catch (VipsException) when (token.IsCancellationRequested)
        {
            throw new OperationCanceledException(token);
        }
        // What was cancelled when the last rows were done is whole, and not wanted.
        token.ThrowIfCancellationRequested();
    }

    private void Reduce(int width, int height)
    {
        if (width == Width && height == Height)
            return;
        using var resize = new VipsOperation("resize").Set("in", Image).Set("kernel", "lanczos3");
        resize.Set("scale", (double)width / Width).Set("vscale", (double)height / Height);
        Replace(resize.RunForImage());
    }

    // The library's own "resize" enlarges with a shift of half a target pixel (seen in 8.18), so the transform is stated here:
    // the centre of target pixel t lies at (t + 1/2) / scale - 1/2 of the source.
    private void Enlarge(int width, int height)
    {
        var (across, down) = ((double)width / Width, (double)height / Height);
        using var interpolator = VipsObject.Own(VipsNative.NewInterpolator("bicubic"));
        using var affine = new VipsOperation("affine").Set("in", Image).Set("interpolate", interpolator);
        affine.Set("matrix", $"{across:R} 0 0 {down:R}").Set("oarea", $"0 0 {width} {height}");
        affine.Set("idx", 0.5 - (0.5 / across)).Set("idy", 0.5 - (0.5 / down)).Set("extend", "copy").Set("premultiplied", "true");
        Replace(affine.RunForImage());
    }

    private void Replace(VipsObject next)
    {
        Image.Dispose();
        Image = next;
    }
}

/// <summary>Reads bytes that belong to libvips while they are there.</summary>
internal delegate T BytesReader<out T>(ReadOnlySpan<byte> bytes);

/// <summary>Writes bytes that belong to libvips somewhere while they are there.</summary>
internal delegate void BytesWriter(ReadOnlySpan<byte> bytes);

/// <summary>The interpretations of <c>VipsInterpretation</c> that need care of their own.</summary>
internal enum VipsInterpretation
{
    /// <summary>One grey band of bytes.</summary>
    Grey = 1,

    /// <summary>Four bands of ink, 255 is full.</summary>
    Cmyk = 15,

    /// <summary>Three colour bands of bytes.</summary>
    Srgb = 22,

    /// <summary>Three colour bands of 16 bits.</summary>
    Rgb16 = 25,

    /// <summary>One grey band of 16 bits.</summary>
    Grey16 = 26,
}
