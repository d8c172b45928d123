using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Tests.Cutouts;

/// <summary>The segmentation networks, loaded once for all tests that need them.</summary>
public sealed class Networks : IDisposable
{
    public Networks() => Cutter = new PhotoCutter(Saliency, Segmenter);

    public SaliencyNetwork Saliency { get; } = new(SaliencyNetwork.InstalledPath, threads: 2);

    public SegmentAnything Segmenter { get; } = new(SegmentAnything.InstalledEncoder, SegmentAnything.InstalledDecoder, threads: 2);

    public PhotoCutter Cutter { get; }

    public static RgbaImage LibraryPhoto(string name) => ImageReader.Read(Path.Combine(Installation.Library, "photos", name));

    public static SourcePhoto Source(RgbaImage photo, string id = "0123456789abcdef") =>
        new(id, "/photo.jpg", photo.Width, photo.Height, new Credit("A photo", "unknown", "own photo", "photo.jpg"), []);

    public IReadOnlyList<Cutout> Cut(RgbaImage photo, CutoutRequest? request = null) =>
        Cutter.Cut(Source(photo), photo, request ?? CutoutRequest.Default);

    public void Dispose()
    {
        Saliency.Dispose();
        Segmenter.Dispose();
    }
}

[CollectionDefinition("Networks")]
public sealed class SharedNetworks : ICollectionFixture<Networks>;
