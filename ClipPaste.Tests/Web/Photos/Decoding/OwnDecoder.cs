using System.Diagnostics.Metrics;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Metrics;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Photos.Decoding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClipPaste.Tests.Web.Photos.Decoding;

/// <summary>A decoder with processes of its own.</summary>
internal sealed class OwnDecoder : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public OwnDecoder(DecoderLimits? limits = null, TimeProvider? clock = null)
    {
        var meter = new StudioMeter(_services.GetRequiredService<IMeterFactory>());
        // A busy machine must not make a test of something else fail.
        limits ??= new DecoderLimits { Time = TimeSpan.FromSeconds(60) };
        Decoder = new PhotoDecoder(limits, clock ?? TimeProvider.System, meter, NullLogger<PhotoDecoder>.Instance);
    }

    public PhotoDecoder Decoder { get; }

    public async Task<DecodedPicture> DecodeAsync(byte[] file, UploadLimits? limits = null, ImageFormat format = ImageFormat.Jpeg)
    {
        using var bytes = new MemoryStream(file);
        return await Decoder.DecodeAsync(bytes, DecodeRequest.Of(limits ?? new UploadLimits(), format), CancellationToken.None);
    }

    /// <summary>Waits until no process waits for work.</summary>
    public async Task UntilBusyAsync()
    {
        while (Decoder.Idle.Count > 0)
            await Task.Yield();
    }

    public async ValueTask DisposeAsync()
    {
        await Decoder.DisposeAsync();
        await _services.DisposeAsync();
    }
}
