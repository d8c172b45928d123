using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Tests.Cutouts;

/// <summary>The segmentation networks, loaded once for all tests that need them.</summary>
public sealed class Networks : IDisposable
{
    private readonly Dictionary<(string, CutoutKind?), (RgbaImage, IReadOnlyList<Cutout>)> cut = [];

    public Networks() => Cutter = new PhotoCutter(Saliency, Segmenter);

    public SaliencyNetwork Saliency { get; } = new(SaliencyNetwork.InstalledPath, threads: 2);

    public SegmentAnything Segmenter { get; } = new(SegmentAnything.InstalledEncoder, SegmentAnything.InstalledDecoder, threads: 2);

    public PhotoCutter Cutter { get; }

    public static RgbaImage LibraryPhoto(string name) => ImageReader.Read(Path.Combine(Installation.Library, "photos", name));

    public static SourcePhoto Source(RgbaImage photo, string id = "0123456789abcdef") =>
        new(id, "/photo.jpg", photo.Width, photo.Height, new Credit("A photo", "unknown", "own photo", "photo.jpg"), []);

    /// <summary>The cut-outs of a library photo, made once for all tests.</summary>
    public (RgbaImage Photo, IReadOnlyList<Cutout> Cutouts) CutLibrary(string name, CutoutKind? kind = null)
    {
        if (!cut.TryGetValue((name, kind), out var known))
        {
            var photo = LibraryPhoto(name);
            cut[(name, kind)] = known = (photo, Cut(photo, new CutoutRequest { Kind = kind }));
        }
        return known;
    }

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
