using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Tests.Web.Work;

[Collection(nameof(SmallStudio))]
public sealed class FailureTests(SmallStudio studio)
{
    private const int NoSpaceLeft = 28;

    [Fact]
    public async Task A_photo_whose_file_is_gone_is_named_and_the_others_are_cut()
    {
        // A studio of its own, whose library is spoiled.
        using var spoiled = new SmallStudio();
        var session = spoiled.Project("a parrot and a penguin");
        await spoiled.Get<PhotoSearch>().Start(session);
        var parrot = spoiled.Get<PhotoCatalogue>().Find(session.State.Picks.First(pick => pick.Phrase == "parrot").Photo)!;
        session.Edit("pick", state => state with { Picks = [.. state.Picks.Where(pick => pick.Photo == parrot.Id || pick.Phrase == "penguin"), new PickedPhoto("unknown", "penguin")] });
        File.WriteAllText(parrot.Path, "no picture");
        // What was cut before is known without the file: ask for what nobody has asked of it.
        session.Edit("phrases", state => state with
        {
            Phrases = [.. state.Phrases, new PhraseChoice("blue sky", 1, Added: true)],
            Picks = [new PickedPhoto(parrot.Id, "blue sky"), .. state.Picks.Where(pick => pick.Phrase == "penguin")],
        });
        await spoiled.Get<CutoutWork>().Start(session);

        var told = SmallStudio.Told(session, ActivityKind.Cut)!;
        Assert.Contains($"“{parrot.Credit.Title}” cannot be read. Pick another one.", told, StringComparison.Ordinal);
        Assert.Contains("A photo for “penguin” is not in the studio any more.", told, StringComparison.Ordinal);
        Assert.Contains(session.State.Cutouts, cutout => cutout.Phrase == "penguin");
        File.Delete(parrot.Path);
        await spoiled.Get<CutoutWork>().Start(session);
        Assert.Contains($"“{parrot.Credit.Title}” is not where it was.", SmallStudio.Told(session, ActivityKind.Cut)!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_job_keeps_what_is_done()
    {
        var session = studio.Project("a parrot and a penguin");
        await studio.Get<PhotoSearch>().Start(session);
        session.Changed += _ => session.Activities.Cancel(ActivityKind.Cut);
        await studio.Get<CutoutWork>().Start(session);
        var phrase = Assert.Single(session.State.Cutouts.Select(cutout => cutout.Phrase).Distinct());
        Assert.Equal("parrot", phrase);
        Assert.Null(session.Activities[ActivityKind.Cut]);
    }

    [Fact]
    public async Task What_is_not_there_yet_is_asked_for()
    {
        var session = studio.Project();
        await studio.Get<PhotoSearch>().Start(session);
        await studio.Get<CutoutWork>().Start(session);
        await studio.Get<LayoutWork>().Start(session, more: true);
        await studio.Get<ExportWork>().Start(session, new ExportOptions(ExportFormat.Credits));
        Assert.Equal("Write what the collage should show first.", SmallStudio.Told(session, ActivityKind.Search));
        Assert.Equal("Pick at least one photo first: cut-outs are made from those.", SmallStudio.Told(session, ActivityKind.Cut));
        Assert.Equal("Write what the collage should show first.", SmallStudio.Told(session, ActivityKind.Layouts));
        Assert.Equal("There is nothing on the canvas yet. Choose a layout or add a cut-out first.", SmallStudio.Told(session, ActivityKind.Export));
        studio.Get<PromptReading>().ReadPrompt(session, "a parrot");
        await studio.Get<LayoutWork>().Start(session, more: false);
        Assert.Equal("Approve at least one cut-out first: layouts are made of those.", SmallStudio.Told(session, ActivityKind.Layouts));
    }

    [Fact]
    public void Every_failure_has_a_sentence_that_says_what_to_do()
    {
        var faults = studio.Get<WorkFaults>();
        var full = new IOException("/data/objects/ab could not be written", new IOException("No space left on device", NoSpaceLeft));
        Assert.StartsWith("The disk is full. Free some space", faults.SentenceFor(full), StringComparison.Ordinal);
        Assert.StartsWith("The disk is full. Free some space", faults.SentenceFor(new SqliteException("database or disk is full", 13)), StringComparison.Ordinal);
        Assert.StartsWith("A file cannot be read or written: locked.", faults.SentenceFor(new SqliteException("locked", 8)), StringComparison.Ordinal);
        Assert.StartsWith("A file cannot be read or written: refused.", faults.SentenceFor(new UnauthorizedAccessException("refused.")), StringComparison.Ordinal);
        Assert.Equal("A network is missing: run models get", faults.SentenceFor(new ModelUnavailableException("run models get")));
        Assert.Equal("A picture cannot be read. It is damaged.", faults.SentenceFor(new AggregateException(new ImageFormatException("It is damaged."))));
        Assert.StartsWith("Many things are waiting", faults.SentenceFor(new LaneFullException("judge")), StringComparison.Ordinal);
        Assert.StartsWith("Something went wrong", faults.SentenceFor(new InvalidOperationException("secret")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_fails_the_search_with_its_sentence()
    {
        var session = studio.Project("a parrot");
        session.Edit("model", state => state with { Model = "RN50" });
        await studio.Get<PhotoSearch>().Start(session);
        Assert.StartsWith("A network is missing: RN50", SmallStudio.Told(session, ActivityKind.Search)!, StringComparison.Ordinal);
        session.Edit("model", state => state with { Model = "pocket" });
        await studio.Get<PhotoSearch>().Start(session);
        Assert.Null(session.Activities[ActivityKind.Search]);
    }
}
