using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Tests.Cutouts;

/// <summary>Ranking of real library photos by the embedded model.</summary>
public sealed class PhotoRankerTests : IDisposable
{
    private static readonly string[] Files =
        ["red-panda", "giant-panda", "male-moose", "polar-bear", "koala", "infinite-sea", "basket-starfish", "taj-mahal", "onalaska"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clippaste-test-");
    private readonly IVisionLanguageModel _model = TestModels.Pocket(new VisionOptions { Workers = 2 });

    public void Dispose()
    {
        _model.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_photo_that_shows_it_comes_first_and_what_nothing_shows_fits_nothing()
    {
        var photos = await TestPhotos.OfLibrary(Files);
        var ranker = new PhotoRanker(_model, new EmbeddingCache(_folder.FullName));
        foreach (var photo in photos)
            ranker.Prepare(photo);
        Assert.All(
            [("red panda", "red-panda"), ("moose", "male-moose"), ("stars", "infinite-sea"), ("taj mahal", "taj-mahal"), ("drums", "onalaska")],
            wanted => AssertFirst(ranker.Rank(photos, wanted.Item1)[0], wanted.Item2));
        Assert.All(["unicorn", "palm trees", "skiing", "pizza", "flurble"], phrase => Assert.False(ranker.Rank(photos, phrase)[0].Fits, phrase));
    }

    [Fact]
    public async Task Photos_of_which_nothing_is_said_are_ranked_by_their_pixels()
    {
        var photos = (await TestPhotos.OfLibrary(Files)).Select(photo => photo with { Words = [] }).ToArray();
        var ranker = new PhotoRanker(_model, new EmbeddingCache(_folder.FullName));
        foreach (var photo in photos)
            ranker.Prepare(photo);
        AssertFirst(ranker.Rank(photos, "a drum kit")[0], "onalaska");
    }

    private static void AssertFirst(RankedPhoto first, string file)
    {
        Assert.Contains(file, first.Photo.Path, StringComparison.Ordinal);
        Assert.True(first.Fits);
    }
}
