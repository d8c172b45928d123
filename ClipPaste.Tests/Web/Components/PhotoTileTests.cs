using ClipPaste.Engine.Sources;
using ClipPaste.Web.Components.Studio.Sources;
using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Components;

public sealed class PhotoTileTests
{
    [Fact]
    public void Brought_photos_come_first_then_those_that_fit_then_the_rest_each_the_best_first()
    {
        var found = new FoundPhrase("owl", [new("far", .9, false), new("good", .4, true), new("best", .8, true)]);
        var tiles = PhotoTile.Of(found, ["mine", "good"], Photo);
        Assert.Equal(["mine", "best", "good", "far"], tiles.Select(tile => tile.Photo.Id));
        Assert.Equal([true, true, true, false], tiles.Select(tile => tile.Fits));
    }

    [Fact]
    public void A_score_is_told_as_a_part_of_the_best_one()
    {
        var found = new FoundPhrase("owl", [new("best", .5, true), new("half", .25, true), new("below", -.1, false)]);
        Assert.Equal([1, .5, 0], PhotoTile.Of(found, [], Photo).Select(tile => tile.Share!.Value));
        Assert.Null(PhotoTile.Of(null, ["mine"], Photo).Single().Share);
        Assert.All(PhotoTile.Of(new FoundPhrase("owl", [new("none", -.2, false)]), [], Photo), tile => Assert.Null(tile.Share));
    }

    [Fact]
    public void Photos_that_are_gone_are_left_out()
    {
        var found = new FoundPhrase("owl", [new("gone", .9, true), new("here", .5, true)]);
        Assert.Equal(["here"], PhotoTile.Of(found, ["gone too"], id => id.StartsWith("gone", StringComparison.Ordinal) ? null : Photo(id)).Select(tile => tile.Photo.Id));
    }

    private static SourcePhoto Photo(string id) => new(id, "/photos/" + id, 100, 80, new Credit(id, "somebody", "CC0-1.0", "https://example.org/"), []);
}
