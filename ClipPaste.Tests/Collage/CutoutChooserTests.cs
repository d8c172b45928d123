using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Tests.Collage;

/// <summary>Choosing cut-outs of real library photos with the real networks.</summary>
public sealed class CutoutChooserTests : IDisposable, IProgress<MakeEvent>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clippaste-test-");
    private readonly IVisionLanguageModel _model = TestModels.Pocket(new VisionOptions { Workers = 2 });
    private readonly HttpClient _client = new();
    private readonly List<string> _warnings = [];

    public void Dispose()
    {
        _model.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    void IProgress<MakeEvent>.Report(MakeEvent value)
    {
        if (value is MakeEvent.Warned warning)
            _warnings.Add(warning.Message);
    }

    [Fact]
    public async Task Everything_named_gets_its_number_of_pieces_and_what_no_photo_shows_is_told()
    {
        var photos = await TestPhotos.OfLibrary("chinstrap-penguin", "picosdeeuropa");
        var ranker = new PhotoRanker(_model, new EmbeddingCache(_folder.FullName));
        foreach (var photo in photos)
            ranker.Prepare(photo);
        using var networks = new CutoutNetworks(new ModelStore(ModelFolders.FromEnvironment(), _client), threads: 2);
        var chooser = new CutoutChooser(_model, ranker, networks, new CutoutCache(_folder.FullName));
        var prompt = new PromptParser().Parse("four penguins and a unicorn skiing down a mountain");

        var chosen = chooser.Choose(prompt, photos, most: 8, this, CancellationToken.None);
        Assert.Equal(4, chosen.Count(item => item is { Role: PieceRole.Subject, Thing.Name: "penguins" }));
        Assert.Single(chosen, item => item is { Role: PieceRole.Scenery, Thing.Name: "mountain" });
        Assert.Equal(5, chosen.Length);
        Assert.Contains(_warnings, warning => warning.Contains("\"unicorn\"", StringComparison.Ordinal));
        Assert.Contains(_warnings, warning => warning.Contains("\"skiing\"", StringComparison.Ordinal));

        var thing = chosen[0].Thing;
        var ranked = chooser.Rank(photos, thing, most: 24);
        Assert.Equal(photos.Length, ranked.Length);
        Assert.Equal(ranked.OrderByDescending(photo => photo.Score), ranked);
        Assert.InRange(CutoutSelection.Fitting(ranked).Length, 1, ranked.Length - 1);
        var candidates = chooser.FromPhoto(ranked[0].Photo, thing);
        Assert.Equal(candidates.OrderByDescending(item => item.Score), candidates);
        Assert.Equal(chosen[0].Score, candidates[0].Score);
        Assert.Equal(4, CutoutSelection.OfThing(candidates, thing).Length);
        var sky = chooser.FromPhoto(ranked[0].Photo, AddedPhrase.ToThing(new PromptParser(), "stormy sky"));
        Assert.Equal(PieceRole.Backdrop, Assert.Single(sky).Role);
        Assert.Single(CutoutSelection.OfThing(sky, sky[0].Thing));

        var fewer = chooser.Choose(prompt, photos, most: 2, this, CancellationToken.None);
        Assert.Equal(["mountain", "penguins"], fewer.Select(item => item.Thing.Name).Order(StringComparer.Ordinal));
    }
}
