using System.Diagnostics;
using System.Diagnostics.Metrics;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Metrics;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Photos.Decoding;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClipPaste.Web.Commands;

/// <summary>Has thousands of damaged pictures decoded as if they had been sent, and counts what becomes of them.</summary>
internal static class ImageSoak
{
    private static readonly ImageFormat[] Formats = [ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.WebP];

    /// <summary>Decodes them all.</summary>
    /// <param name="perFormat">Damaged files of each format.</param>
    /// <param name="limits">What each may cost.</param>
    /// <param name="token">Ends it.</param>
    public static async Task<ImageSoakResult> RunAsync(int perFormat, DecoderLimits limits, CancellationToken token)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meter = new StudioMeter(services.GetRequiredService<IMeterFactory>());
        await using var decoder = new PhotoDecoder(limits, TimeProvider.System, meter, NullLogger<PhotoDecoder>.Instance);
        var counted = new ImageSoakCount();
        foreach (var format in Formats)
        {
            var damaged = new DamagedPictures(format);
            var numbers = Enumerable.Range(0, perFormat);
            var options = new ParallelOptions { MaxDegreeOfParallelism = limits.AtOnce, CancellationToken = token };
            await Parallel.ForEachAsync(numbers, options, async (number, stop) => await TakeAsync(decoder, format, damaged.At(number), counted, stop));
        }
        return counted.Result(decoder.PeakMemory, decoder.Broken);
    }

    private static async Task TakeAsync(PhotoDecoder decoder, ImageFormat format, byte[] file, ImageSoakCount counted, CancellationToken token)
    {
        var request = DecodeRequest.Of(new UploadLimits(), format);
        var began = Stopwatch.GetTimestamp();
        using var bytes = new MemoryStream(file);
        var picture = await decoder.DecodeAsync(bytes, request, token);
        counted.Add(format, picture.Refusal, Stopwatch.GetElapsedTime(began));
    }
}
