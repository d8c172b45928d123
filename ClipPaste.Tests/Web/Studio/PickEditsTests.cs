using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Studio;

public sealed class PickEditsTests
{
    private static readonly ProjectState Owls = new() { Phrases = [new("owl")], Picks = [new("a", "owl"), new("b", "owl")] };

    [Fact]
    public void A_photo_is_picked_once_for_a_phrase()
    {
        var after = PickEdits.Pick(Owls, ["b", "c", "c"], "owl");
        Assert.Equal(["a", "b", "c"], after.Picks.Select(pick => pick.Photo));
        Assert.Same(after, PickEdits.Pick(after, ["a", "c"], "owl"));
        Assert.True(PickEdits.IsPicked(after, "c", "owl"));
        Assert.False(PickEdits.IsPicked(after, "c", "moon"));
    }

    [Fact]
    public void No_more_photos_are_picked_than_a_project_holds() =>
        Assert.Equal(PickedPhoto.Most, PickEdits.Pick(Owls, Enumerable.Range(0, 500).Select(number => $"photo {number}"), "owl").Picks.Length);

    [Fact]
    public void A_dropped_photo_takes_its_undecided_cutouts_along()
    {
        var state = Owls with { Cutouts = [PhraseEditsTests.Cutout("1", "owl"), PhraseEditsTests.Cutout("2", "owl", Verdict.Approved), PhraseEditsTests.Cutout("3", "owl", photo: "b")] };
        var after = PickEdits.Drop(state, "owl", "a");
        Assert.Equal(new PickedPhoto("b", "owl"), Assert.Single(after.Picks));
        Assert.Equal(["2", "3"], after.Cutouts.Select(cutout => cutout.Id));
        Assert.Same(after, PickEdits.Drop(after, "owl", "a"));
    }

    [Fact]
    public void All_photos_of_a_phrase_are_dropped_at_once()
    {
        var state = Owls with { Picks = Owls.Picks.Add(new PickedPhoto("c", "moon")) };
        Assert.Equal(new PickedPhoto("c", "moon"), Assert.Single(PickEdits.Drop(state, "owl").Picks));
    }

    [Fact]
    public void A_photo_that_is_brought_joins_its_phrase_which_is_added_where_it_is_missing()
    {
        Assert.Equal(Owls.Phrases.AsEnumerable(), PickEdits.Join(Owls, "mine", "owl").Phrases);
        var alone = PickEdits.Join(new ProjectState(), "mine", "my cat");
        Assert.Equal(new PhraseChoice("my cat", Added: true), Assert.Single(alone.Phrases));
        Assert.Equal(new PickedPhoto("mine", "my cat"), Assert.Single(alone.Picks));
    }

    [Fact]
    public void Photos_without_a_cutout_are_still_to_be_cut()
    {
        Assert.Equal(2, PickEdits.Uncut(Owls).Length);
        Assert.Single(PickEdits.Uncut(Owls with { Cutouts = [PhraseEditsTests.Cutout("1", "owl"), PhraseEditsTests.Cutout("2", "moon", photo: "b")] }));
        Assert.Empty(PickEdits.Uncut(Owls with { Phrases = [new("owl", 0)] }));
    }
}
