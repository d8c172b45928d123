using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Work;

[Collection(nameof(SmallStudio))]
public sealed class MaskDeskTests(SmallStudio studio)
{
    [Fact]
    public async Task Steps_change_the_mask_and_saving_replaces_the_cut_out()
    {
        var session = await studio.ApprovedAsync("a penguin");
        var before = session.State.Cutouts.First(cutout => cutout.Verdict == Verdict.Approved);
        CanvasPlacing.Place(session, before.Id);
        await using var desk = await studio.Get<MaskWork>().OpenAsync(session, before.Id);

        var half = Enumerable.Range(0, before.Box.Height).Select(y => (before.Box.X + before.Box.Width * .8, (double)before.Box.Y + y)).ToArray();
        var brushed = await desk.BrushAsync(half, before.Box.Width * .25, add: false);
        Assert.Equal((true, true, false, false), (brushed.Changed, brushed.CanUndo, brushed.CanRedo, brushed.IsEmpty));
        Assert.True((await desk.UndoAsync()).CanRedo);
        Assert.True((await desk.RedoAsync()).Changed);
        var overlay = ImageReader.Read(await desk.OverlayAsync());
        Assert.Equal(desk.Width, overlay.Width);

        await desk.SaveAsync();
        var after = session.State.Cutouts.Single(cutout => cutout.Id == before.Id);
        Assert.Equal("mask", session.UndoLabel);
        Assert.NotEqual(before.Image, after.Image);
        Assert.True(after.Box.Width < before.Box.Width);
        Assert.NotNull(studio.Get<ObjectStore>().Find(after.Texture));
        Assert.True(session.State.Pieces[0].Pose.X < 0);
    }

    [Fact]
    public async Task A_click_takes_a_part_away_and_an_empty_mask_cannot_be_saved()
    {
        var session = await studio.ApprovedAsync("a penguin");
        var cutout = session.State.Cutouts[0];
        await using var desk = await studio.Get<MaskWork>().OpenAsync(session, cutout.Id);
        Assert.True((await desk.ClickAsync(cutout.Box.X + cutout.Box.Width / 2.0, cutout.Box.Y + cutout.Box.Height / 2.0, add: false)).Changed);
        Assert.True((await desk.BrushAsync([(0, 0), (desk.Width, desk.Height)], 1000, add: false)).IsEmpty);
        var fault = await Assert.ThrowsAsync<MaskException>(desk.SaveAsync);
        Assert.Equal("Nothing is left of the cut-out. Undo a step, or click on what should stay.", fault.Message);
        Assert.Equal(cutout, session.State.Cutouts[0]);
    }

    [Fact]
    public async Task What_cannot_be_opened_or_is_closed_is_said()
    {
        var session = await studio.ApprovedAsync("a penguin");
        var work = studio.Get<MaskWork>();
        Assert.StartsWith("This cut-out is not there", (await Assert.ThrowsAsync<MaskException>(() => work.OpenAsync(session, "none"))).Message, StringComparison.Ordinal);
        var desk = await work.OpenAsync(session, session.State.Cutouts[0].Id);
        await desk.DisposeAsync();
        Assert.StartsWith("The mask has been closed", (await Assert.ThrowsAsync<MaskException>(desk.UndoAsync)).Message, StringComparison.Ordinal);
    }
}
