using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Imaging.Sandbox;

namespace ClipPaste.Web.Photos.Decoding;

/// <summary>
/// The program as a decoder of pictures of unknown origin: a small process that the studio starts, feeds through a pipe and ends. It takes from itself
/// what it does not need before it touches the first byte.
/// </summary>
internal static class DecoderChild
{
    /// <summary>The verb with which the studio starts it; people have no use for it.</summary>
    public const string Verb = "decode-photos";

    /// <summary>First byte of every answer that holds a picture; else it is the number of an <see cref="UploadRefusal"/>.</summary>
    public const byte Accepted = byte.MaxValue;

    /// <summary>What it says when it is ready for the first file.</summary>
    public const byte Ready = 0xA5;

    private const int Quality = 92;

    /// <summary>Decodes whatever comes on standard input until it ends.</summary>
    /// <param name="memory">Bytes that decoding may take.</param>
    public static int Run(long memory)
    {
        using var input = new BinaryReader(new BufferedStream(Console.OpenStandardInput()));
        using var output = new BinaryWriter(new BufferedStream(Console.OpenStandardOutput()));
        WarmUp();
        ProcessLimits.Apply(MemoryFor(ImageFormat.WebP, memory));
        output.Write(Ready);
        try
        {
            while (true)
            {
                output.Flush();
                var request = DecodeRequest.ReadFrom(input);
                ProcessLimits.AllowProcessor(DecoderLimits.ProcessorSeconds);
                ProcessLimits.AllowMemory(MemoryFor(request.Expected, memory));
                var file = new byte[input.ReadInt64()];
                input.BaseStream.ReadExactly(file);
                Answer(file, request, output);
            }
        }
        catch (IOException)
        {
            // The studio has no more for us, or is gone.
            return 0;
        }
    }

    // The decoder of WebP asks for more than twice of what it then uses.
    private static long MemoryFor(ImageFormat? format, long memory) => format == ImageFormat.WebP ? memory * 9 / 4 : memory;

    private static void Answer(byte[] file, DecodeRequest request, BinaryWriter output)
    {
        if (Refusal(file, request, output) is { } refusal)
            output.Write((byte)refusal);
    }

    // Null where a picture has been written.
    private static UploadRefusal? Refusal(byte[] file, DecodeRequest request, BinaryWriter output)
    {
        try
        {
            if (PictureCheck.Fault(file, request) is { } fault)
                return fault;
            var options = new ImageReadOptions { Limits = PictureCheck.AnySize, MaxLongSide = request.KeptSide, SparesMemory = true };
            ImageRewriter.Rewrite(file, options, request.KeepsPixels ? null : Quality, (header, bytes) => Write(header, bytes, output));
            return null;
        }
        catch (ImageFormatException fault)
        {
            return fault.IsTooHeavy ? UploadRefusal.TooHeavy : UploadRefusal.Damaged;
        }
        catch (OutOfMemoryException)
        {
            return UploadRefusal.TooHeavy;
        }
    }

    private static void Write(ImageHeader header, ReadOnlySpan<byte> file, BinaryWriter output)
    {
        output.Write(Accepted);
        output.Write(header.Width);
        output.Write(header.Height);
        output.Write(file.Length);
        output.Write(file);
    }

    // Libraries are loaded and the code is compiled while that is still allowed, and while nobody waits.
    private static void WarmUp()
    {
        var image = new RgbaImage(32, 32);
        foreach (var format in new[] { ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.WebP })
        {
            using var file = new MemoryStream();
            ImageWriter.Write(image, file, format);
            using var nowhere = new BinaryWriter(Stream.Null);
            Answer(file.ToArray(), new DecodeRequest(format, int.MaxValue, int.MaxValue, 1, KeptSide: 16), nowhere);
        }
    }
}
