using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Tests.Sources;

public sealed class PhotoFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PicturesOfAllFoldersAreFoundWithTheWordsOfTheirNames()
    {
        AddPicture("zoo/IMG_2041-redPanda.png", 5, 3);
        AddPicture("a.png", 2, 2);
        _folder.Write("notes.txt", "not a picture");
        var photos = await Find("red pandas");
        Assert.Empty(_warnings);
        Assert.Equal(["IMG_2041-redPanda.png", "a.png"], photos.Select(p => Path.GetFileName(p.Path)));
        Assert.Equal((5, 3), (photos[0].Width, photos[0].Height));
        Assert.Equal(["red panda", "zoo"], photos[0].Words);
        var source = Path.Combine("zoo", "IMG_2041-redPanda.png");
        Assert.Equal(new Credit("IMG_2041-redPanda", "unknown", "own photo", source), photos[0].Credit);
    }

    [Fact]
    public async Task WhatCannotBeReadIsReportedAndLeftOut()
    {
        AddPicture("good.png", 2, 2);
        _folder.Write("bad.jpg", "no picture at all");
        _folder.Write("empty.png", "");
        Assert.Single(await Find("x"));
        Assert.Equal(2, _warnings.Count);
        Assert.Contains(_warnings, w => w.StartsWith("bad.jpg is left out: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheSamePictureTwiceIsOnePhoto()
    {
        AddPicture("a.png", 2, 2);
        AddPicture("b.png", 2, 2);
        Assert.Single(await Find("x"));
    }

    [Fact]
    public async Task LinksAreNotFollowedAndHiddenFilesNotLookedAt()
    {
        using var elsewhere = new TemporaryFolder();
        var secret = elsewhere.Write("secret.png", File.ReadAllBytes(AddPicture(".hidden.png", 2, 2)));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link.png"), secret);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "folder"), elsewhere.Path);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "loop"), _folder.Path);
        Assert.Empty(await Find("x"));
        Assert.Equal(3, _warnings.Count(w => w.Contains("is a link", StringComparison.Ordinal)));
    }

    [Fact]
    public void AMissingFolderIsNamed()
    {
        var error = Assert.Throws<DirectoryNotFoundException>(() => new PhotoFolder("nowhere", _warnings.Add));
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    private string AddPicture(string name, int width, int height)
    {
        var path = _folder.Write(name, "");
        ImageWriter.Write(new RgbaImage(width, height), path, ImageFormat.Png);
        return path;
    }

    private async Task<List<SourcePhoto>> Find(string phrase)
    {
        var photos = new List<SourcePhoto>();
        var source = new PhotoFolder(_folder.Path, _warnings.Add);
        await foreach (var photo in source.FindAsync(new KeyPhrase(phrase, 1), 100, CancellationToken.None))
            photos.Add(photo);
        return photos;
    }
}
