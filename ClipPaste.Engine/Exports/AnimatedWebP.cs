using System.IO.MemoryMappedFiles;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Imaging.Vips;

namespace ClipPaste.Engine.Exports;

/// <summary>Writes films as animated WebP, which every browser shows as a picture. The frames wait in a file beside the result, not in memory.</summary>
public static class AnimatedWebP
{
    /// <summary>Bytes of frames that one file may take.</summary>
    public const long MostBytes = 768L << 20;

    private const int Bands = 3;
    private const int Fastest = 15;
    private const int Slowest = 8;
    private const int Quality = 72;

    /// <summary>The film's shape at the highest number of frames a second that fits; null where even the lowest is too much.</summary>
    /// <param name="film">Size and length wanted.</param>
    public static FilmShape? Fit(FilmShape film)
    {
        for (var perSecond = Fastest; perSecond >= Slowest; perSecond--)
        {
            if (film with { PerSecond = perSecond } is var fitting && BytesOf(fitting) <= MostBytes)
                return fitting;
        }
        return null;
    }

    /// <summary>Writes a file, all of it or nothing.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="shape">Size and length, as <see cref="Fit"/> says.</param>
    /// <param name="draw">Draws a frame by its number, from 0, into the picture it is given.</param>
    /// <param name="metadata">What the file says of itself.</param>
    /// <param name="drawn">Told of every frame that is drawn.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public static void Write(string path, FilmShape shape, Action<int, RgbaImage> draw, ImageMetadata metadata, Action<int>? drawn, CancellationToken token)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BytesOf(shape), MostBytes, nameof(shape));
        var waiting = path + ".frames";
        try
        {
            using (var frames = new FileStream(waiting, FileMode.Create, FileAccess.Write, FileShare.None))
                DrawAll(frames, shape, draw, drawn, token);
            AtomicFile.Write(path, stream => Encode(waiting, shape, metadata, stream, token));
        }
        finally
        {
            File.Delete(waiting);
        }
    }

    private static long BytesOf(FilmShape shape) => (long)shape.Width * shape.Height * Bands * shape.Frames;

    private static void DrawAll(FileStream frames, FilmShape shape, Action<int, RgbaImage> draw, Action<int>? drawn, CancellationToken token)
    {
        var picture = new RgbaImage(shape.Width, shape.Height);
        for (var number = 0; number < shape.Frames; number++)
        {
            token.ThrowIfCancellationRequested();
            draw(number, picture);
            frames.Write(OpaquePixels.OnWhite(picture));
            drawn?.Invoke(number + 1);
        }
    }

    private static unsafe void Encode(string waiting, FilmShape shape, ImageMetadata metadata, Stream stream, CancellationToken token)
    {
        using var file = MemoryMappedFile.CreateFromFile(waiting, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, BytesOf(shape), MemoryMappedFileAccess.Read);
        byte* pixels = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref pixels);
        try
        {
            using var pipeline = VipsPipeline.Over(pixels, shape.Width, shape.Height * shape.Frames, Bands);
            if (metadata != ImageMetadata.None)
                pipeline.Attach("xmp-data", XmpPacket.Write(metadata));
            pipeline.Animate(shape.Height, Delays(shape));
            pipeline.Save("webpsave_target", stream.Write, token, ("keep", "xmp"), ("Q", $"{Quality}"), ("effort", "2"));
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    // Whole milliseconds that add up to the film's length.
    private static int[] Delays(FilmShape shape) =>
        [.. Enumerable.Range(0, shape.Frames).Select(number => (int)((number + 1) * 1000L / shape.PerSecond) - (int)(number * 1000L / shape.PerSecond))];
}
