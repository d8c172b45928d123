using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Studio;

public sealed class PhraseEditsTests
{
    private static readonly ImmutableArray<PhraseChoice> Two = [new("owl"), new("snowy mountain", 2)];

    [Theory]
    [InlineData("  Red   Panda ", "red panda")]
    [InlineData("owl\tand\nmoon", "owl and moon")]
    [InlineData("   ", "")]
    public void A_phrase_is_kept_in_lower_case_with_single_spaces(string written, string kept) => Assert.Equal(kept, PhraseEdits.Tidy(written));

    [Fact]
    public void A_phrase_is_refused_for_the_reason_that_holds()
    {
        Assert.Equal(PhraseRefusal.Empty, PhraseEdits.RefusalOf(Two, ""));
        Assert.Equal(PhraseRefusal.TooLong, PhraseEdits.RefusalOf(Two, new string('a', PhraseChoice.LongestText + 1)));
        Assert.Equal(PhraseRefusal.Known, PhraseEdits.RefusalOf(Two, "owl"));
        ImmutableArray<PhraseChoice> full = [.. Enumerable.Range(0, PhraseChoice.Most).Select(number => new PhraseChoice($"thing {number}"))];
        Assert.Equal(PhraseRefusal.TooMany, PhraseEdits.RefusalOf(full, "owl"));
        Assert.Null(PhraseEdits.RefusalOf(Two, "moon"));
        Assert.Equal(full, PhraseEdits.With(full, "owl"));
    }

    [Fact]
    public void A_phrase_that_is_added_is_marked_as_added_by_hand() =>
        Assert.Equal(new PhraseChoice("moon", Added: true), PhraseEdits.With(Two, "moon")[^1]);

    [Theory]
    [InlineData(1.1, 1.1)]
    [InlineData(-1, 0)]
    [InlineData(9, 3)]
    [InlineData(1.2000000000000002, 1.2)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    public void A_weight_stays_within_its_limits(double asked, double got) => Assert.Equal(got, PhraseEdits.Weighed(Two, "snowy mountain", asked)[1].Weight);

    [Fact]
    public void Key_presses_change_a_weight_by_a_tenth_each()
    {
        Assert.Equal(1.3, PhraseEdits.Stepped(Two, "owl", 3)[0].Weight);
        Assert.Equal(.9, PhraseEdits.Stepped(Two, "owl", -1)[0].Weight);
    }

    [Fact]
    public void A_change_that_changes_nothing_gives_the_same_list()
    {
        Assert.True(Two == PhraseEdits.Weighed(Two, "owl", 1));
        Assert.True(Two == PhraseEdits.Weighed(Two, "moon", 2));
        Assert.True(Two == PhraseEdits.Without(Two, "moon"));
        var state = new ProjectState { Phrases = Two };
        Assert.Same(state, PhraseEdits.WithPhrases(state, Two));
    }

    [Fact]
    public void With_a_phrase_go_its_picks_and_its_undecided_cutouts_but_not_what_was_approved_or_placed()
    {
        var state = new ProjectState
        {
            Phrases = Two,
            Picks = [new("a", "owl"), new("b", "snowy mountain")],
            Cutouts = [Cutout("open", "owl"), Cutout("approved", "owl", Verdict.Approved), Cutout("placed", "owl"), Cutout("other", "snowy mountain")],
            Pieces = [new PlacedPiece("p", "placed", "owl", default)],
        };
        var after = PhraseEdits.WithPhrases(state, PhraseEdits.Without(Two, "owl"));
        Assert.Equal(new PickedPhoto("b", "snowy mountain"), Assert.Single(after.Picks));
        Assert.Equal(["approved", "placed", "other"], after.Cutouts.Select(cutout => cutout.Id));
    }

    internal static CutoutChoice Cutout(string id, string phrase, Verdict verdict = Verdict.Open, string photo = "a") => new(
        id, photo, phrase, PieceRole.Subject, "image", "texture", 10, 10, new PixelBox(0, 0, 10, 10), CutoutKind.Subject, 1, CutSides.None, 1, verdict);
}
