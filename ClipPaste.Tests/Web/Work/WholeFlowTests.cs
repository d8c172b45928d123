using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Work;

[Collection(nameof(SmallStudio))]
public sealed class WholeFlowTests(SmallStudio studio)
{
    private const string Prompt = "a penguin on a snowy mountain";

    [Fact]
    public async Task A_search_ranks_the_photos_for_every_phrase_and_picks_those_that_fit()
    {
        var session = studio.Project(Prompt);
        await studio.Get<PhotoSearch>().Start(session);

        var found = studio.Finding<FoundPhotos>(session, PhotoSearch.Finding);
        Assert.Equal(["penguin", "snowy mountain"], found.Phrases.Select(phrase => phrase.Phrase));
        Assert.All(found.Phrases, phrase => Assert.Equal(4, phrase.Photos.Length));
        var best = found.Phrases[0].Photos[0];
        Assert.True(best.Fits);
        Assert.Contains(new PickedPhoto(best.Photo, "penguin"), session.State.Picks);
        Assert.Equal("pick", session.UndoLabel);
        Assert.Null(session.Activities[ActivityKind.Search]);
    }

    [Fact]
    public async Task A_search_leaves_the_photos_alone_that_a_user_has_picked()
    {
        var session = studio.Project("a parrot");
        await studio.Get<PhotoSearch>().Start(session);
        var least = studio.Finding<FoundPhotos>(session, PhotoSearch.Finding).Phrases[0].Photos[^1].Photo;
        session.Edit("pick", state => state with { Picks = [new PickedPhoto(least, "parrot")] });
        await studio.Get<PhotoSearch>().Start(session);
        Assert.Equal(least, Assert.Single(session.State.Picks).Photo);
    }

    [Fact]
    public async Task Cut_outs_are_stored_whole_and_as_textures_that_keep_their_alpha()
    {
        var session = await studio.ApprovedAsync(Prompt);

        Assert.Null(SmallStudio.Told(session, ActivityKind.Cut));
        var penguin = session.State.Cutouts.First(cutout => cutout.Phrase == "penguin");
        Assert.Equal(PieceRole.Subject, penguin.Role);
        Assert.Equal(PieceRole.Scenery, session.State.Cutouts.First(cutout => cutout.Phrase == "snowy mountain").Role);
        var objects = studio.Get<ObjectStore>();
        var image = ImageReader.Read(objects.Find(penguin.Image)!);
        var texture = ImageReader.Read(objects.Find(penguin.Texture)!);
        Assert.Equal((penguin.Width, penguin.Height), (image.Width, image.Height));
        Assert.InRange(Math.Max(texture.Width, texture.Height), 1, CutoutFiles.TextureSide);
        if ((texture.Width, texture.Height) == (image.Width, image.Height))
            Assert.True(AlphaOf(image).Zip(AlphaOf(texture)).All(pair => Math.Abs(pair.First - pair.Second) <= 1));
    }

    [Fact]
    public async Task Cutting_again_makes_no_cut_out_twice()
    {
        var session = await studio.ApprovedAsync("a parrot");
        var before = session.State.Cutouts;
        await studio.Get<CutoutWork>().Start(session);
        Assert.Equal(before, session.State.Cutouts);
    }

    [Fact]
    public async Task Layouts_are_proposed_chosen_and_added_to()
    {
        var session = await studio.ApprovedAsync(Prompt);
        var layouts = studio.Get<LayoutWork>();
        await layouts.Start(session, more: false);
        Assert.Null(SmallStudio.Told(session, ActivityKind.Layouts));
        var first = studio.Finding<ProposedLayouts>(session, LayoutWork.Finding);
        Assert.Equal(LayoutPlan.Best, first.Layouts.Length);

        await layouts.Start(session, more: true);
        var both = studio.Finding<ProposedLayouts>(session, LayoutWork.Finding);
        Assert.Equal(first.Layouts.Select(layout => layout.Id), both.Layouts.Take(LayoutPlan.Best).Select(layout => layout.Id));
        Assert.Equal(2 * LayoutPlan.Best, both.Layouts.Select(layout => layout.Pieces[^1].Pose).Distinct().Count());

        Assert.True(layouts.Choose(session, both.Layouts[0].Id));
        Assert.Equal("layout", session.UndoLabel);
        Assert.Equal(["snowy mountain", "penguin"], session.State.Pieces.Select(piece => piece.Name));
        Assert.Equal(both.Layouts[0].Background, session.State.Background);
        Assert.Equal(2, session.State.Pieces.Select(piece => piece.Id).Distinct().Count());
        Assert.False(layouts.Choose(session, "gone"));
    }

    [Fact]
    public async Task The_same_project_gets_the_same_layouts_again()
    {
        var session = await studio.ApprovedAsync(Prompt);
        await studio.Get<LayoutWork>().Start(session, more: false);
        var first = studio.Finding<ProposedLayouts>(session, LayoutWork.Finding);
        await studio.Get<LayoutWork>().Start(session, more: false);
        var second = studio.Finding<ProposedLayouts>(session, LayoutWork.Finding);
        Assert.Equal(Poses(first), Poses(second));

        static IEnumerable<Pose> Poses(ProposedLayouts layouts) => layouts.Layouts.SelectMany(layout => layout.Pieces).Select(piece => piece.Pose);
    }

    [Fact]
    public async Task A_locked_background_stays_whatever_layout_is_chosen()
    {
        var session = await studio.ApprovedAsync(Prompt);
        var mine = StartBackground.Neutral with { Locked = true };
        session.Edit("background", state => state with { Background = mine });
        await studio.Get<LayoutWork>().Start(session, more: false);
        Assert.True(studio.Get<LayoutWork>().Choose(session, studio.Finding<ProposedLayouts>(session, LayoutWork.Finding).Layouts[3].Id));
        Assert.Equal(mine, session.State.Background);
    }

    private static IEnumerable<int> AlphaOf(RgbaImage image) => image.Pixels.Where((_, index) => index % 4 == 3).Select(alpha => (int)alpha);
}
