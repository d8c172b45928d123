using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Tests.Cutouts;

public sealed class CutoutCacheTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"cutouts-{Guid.NewGuid():N}");
    private readonly SourcePhoto source = Networks.Source(new RgbaImage(10, 8));

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_photo_is_cut_once_and_comes_back_bit_for_bit()
    {
        var cache = new CutoutCache(folder);
        var cuts = 0;
        IReadOnlyList<Cutout> Cut()
        {
            cuts++;
            return [Sample()];
        }
        var first = cache.GetOrCut(source, CutoutRequest.Default, "1", Cut)[0];
        var second = cache.GetOrCut(source, CutoutRequest.Default, "1", Cut)[0];
        Assert.Equal(1, cuts);
        Assert.Equal(first.Image.Pixels, second.Image.Pixels);
        Assert.Equal((first.Box, first.Kind, first.Quality, first.CutSides), (second.Box, second.Kind, second.Quality, second.CutSides));
    }

    [Fact]
    public void Another_request_or_version_is_another_entry()
    {
        var cache = new CutoutCache(folder);
        cache.GetOrCut(source, CutoutRequest.Default, "1", () => [Sample()]);
        Assert.NotNull(cache.Read(source, CutoutRequest.Default, "1"));
        Assert.Null(cache.Read(source, CutoutRequest.Default, "2"));
        Assert.Null(cache.Read(source, new CutoutRequest { Limit = 2 }, "1"));
        Assert.Null(cache.Read(source, new CutoutRequest { Kind = CutoutKind.Scenery }, "1"));
    }

    [Fact]
    public void That_nothing_could_be_cut_is_remembered_too()
    {
        var cache = new CutoutCache(folder);
        cache.GetOrCut(source, CutoutRequest.Default, "1", () => []);
        Assert.Empty(cache.GetOrCut(source, CutoutRequest.Default, "1", () => throw new InvalidOperationException("cut again")));
    }

    [Theory]
    [InlineData("cutouts.json")]
    [InlineData("0.png")]
    public void A_damaged_entry_is_cut_again(string file)
    {
        var cache = new CutoutCache(folder);
        cache.GetOrCut(source, CutoutRequest.Default, "1", () => [Sample()]);
        File.WriteAllText(Directory.GetFiles(folder, file, SearchOption.AllDirectories).Single(), "damaged");
        Assert.Null(cache.Read(source, CutoutRequest.Default, "1"));
        Assert.Single(cache.GetOrCut(source, CutoutRequest.Default, "1", () => [Sample()]));
        Assert.NotNull(cache.Read(source, CutoutRequest.Default, "1"));
    }

    [Fact]
    public void Keys_that_could_leave_the_folder_are_refused()
    {
        var cache = new CutoutCache(folder);
        Assert.Throws<ArgumentException>(() => cache.Read(source with { Id = "../x" }, CutoutRequest.Default, "1"));
        Assert.Throws<ArgumentException>(() => cache.Read(source, CutoutRequest.Default, "../1"));
    }

    private Cutout Sample()
    {
        var image = new RgbaImage(3, 2);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(i * 9);
        return new Cutout(source, new PixelBox(1, 2, 3, 2), image, CutoutKind.Scenery, 0.75) { CutSides = CutSides.Left | CutSides.Bottom };
    }
}
