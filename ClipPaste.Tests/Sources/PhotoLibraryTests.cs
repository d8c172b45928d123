using ClipPaste.Engine.Models;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Tests.Sources;

public sealed class PhotoLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheStarterPhotosAreCompleteAndCredited()
    {
        var photos = await Find(new PhotoLibrary(Installation.Library, _warnings.Add), "anything");
        Assert.Empty(_warnings);
        Assert.Equal(Directory.GetFiles(Path.Combine(Installation.Library, "photos")).Length, photos.Count);
        Assert.Equal(photos.Count, photos.Select(p => p.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(photos, photo => Assert.NotNull(photo.Credit.LicenceAddress));
        Assert.All(photos, photo => Assert.NotEmpty(photo.Words));
    }

    [Theory]
    [InlineData("red pandas", "red-panda")]
    [InlineData("penguins skiing", "penguin")]
    [InlineData("taj mahal", "taj-mahal")]
    public async Task ThePhotoWithTheWordsOfThePhraseComesFirst(string phrase, string file)
    {
        var photos = await Find(new PhotoLibrary(Installation.Library, _warnings.Add), phrase, limit: 3);
        Assert.Equal(3, photos.Count);
        Assert.Contains(file, photos[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenRowsAreLeftOutWithAWarning()
    {
        _folder.Write("a.jpg", "abc");
        _folder.Write("manifest.json", $$"""
            [{{Row("a.jpg", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")}},
             {{Row("a.jpg", "00")}}, {{Row("missing.jpg", "00")}}, {{Row("../a.jpg", "00")}}, {"file": "a.jpg"}, {"file": 3}, null]
            """);
        var photo = Assert.Single(await Find(new PhotoLibrary(_folder.Path, _warnings.Add), "anything"));
        Assert.Equal(new Credit("A", "B", "CC0-1.0", "here"), photo.Credit);
        Assert.Equal(6, _warnings.Count);
        Assert.Contains(_warnings, w => w.StartsWith("missing.jpg of the photo library is left out: ", StringComparison.Ordinal));
        Assert.Contains(_warnings, w => w.Contains("outside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALibraryWithoutAReadableManifestSaysSo()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => Find(new PhotoLibrary(_folder.Path, _warnings.Add), "x"));
        _folder.Write("manifest.json", "{");
        await Assert.ThrowsAsync<InvalidDataException>(() => Find(new PhotoLibrary(_folder.Path, _warnings.Add), "x"));
    }

    private static string Row(string file, string hash) => $$"""
        {"file": "{{file}}", "sha256": "{{hash}}", "width": 2, "height": 1,
         "title": "A", "author": "B", "licence": "CC0-1.0", "source": "here"
        }
        """;

    private static async Task<List<SourcePhoto>> Find(PhotoLibrary library, string phrase, int limit = 1000)
    {
        var photos = new List<SourcePhoto>();
        await foreach (var photo in library.FindAsync(new KeyPhrase(phrase, 1), limit, CancellationToken.None))
            photos.Add(photo);
        return photos;
    }
}
