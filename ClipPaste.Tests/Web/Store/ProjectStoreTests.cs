using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Store;

public sealed class ProjectStoreTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private ProjectStore Projects => _folder.Projects;

    [Fact]
    public void A_state_comes_back_as_it_was_to_the_last_bit()
    {
        var state = Rich();
        var read = Projects.Load(Projects.Create(state))!.State;
        Assert.Equal(state with { Phrases = [], Negatives = [], Picks = [], Cutouts = [], Pieces = [], Background = read.Background }, read with { Phrases = [], Negatives = [], Picks = [], Cutouts = [], Pieces = [] });
        Assert.Equal(state.Phrases.AsEnumerable(), read.Phrases.AsEnumerable());
        Assert.Equal(state.Negatives.AsEnumerable(), read.Negatives.AsEnumerable());
        Assert.Equal(state.Picks.AsEnumerable(), read.Picks.AsEnumerable());
        Assert.Equal(state.Cutouts.AsEnumerable(), read.Cutouts.AsEnumerable());
        Assert.Equal(state.Pieces.AsEnumerable(), read.Pieces.AsEnumerable());
        Assert.Equal(state.Background.Colours.AsEnumerable(), read.Background.Colours.AsEnumerable());
        Assert.Equal(state.Background.Locked, read.Background.Locked);
    }

    [Fact]
    public void What_is_not_there_is_null_or_false()
    {
        Assert.Null(Projects.Load("none"));
        Assert.Null(Projects.StateAt("none", 1));
        Assert.Null(Projects.Finding<ProjectState>("none", "photos"));
        Assert.False(Projects.Delete("none"));
    }

    [Fact]
    public void A_version_added_after_an_undo_takes_the_place_of_those_that_were_undone()
    {
        var id = Projects.Create(Titled("1"));
        Projects.Append(id, 2, 1, "two", Titled("2"));
        Projects.Append(id, 3, 2, "three", Titled("3"));
        Projects.MoveHead(id, 1, Titled("1"));
        Projects.Append(id, 4, 1, "four", Titled("4"));
        var project = Projects.Load(id)!;
        Assert.Equal([1L, 4L], project.History.Select(entry => entry.Version));
        Assert.Equal((4L, 4L, "4"), (project.Version, project.Newest, project.State.Title));
        Assert.Null(Projects.StateAt(id, 3));
    }

    [Fact]
    public void Only_the_newest_300_versions_are_kept()
    {
        var id = Projects.Create(Titled("1"));
        for (var version = 2; version <= 310; version++)
            Projects.Append(id, version, version - 1, "edit", Titled($"{version}"));
        var project = Projects.Load(id)!;
        Assert.Equal(ProjectStore.MostVersions, project.History.Length);
        Assert.Equal((11L, 310L), (project.History[0].Version, project.History[^1].Version));
    }

    [Fact]
    public void The_list_shows_the_project_changed_last_first_with_the_title_that_is_shown()
    {
        var first = Projects.Create(Titled("first"));
        _folder.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = Projects.Create(Titled("second"));
        _folder.Clock.Advance(TimeSpan.FromSeconds(1));
        Projects.Append(first, 2, 1, "rename", Titled("renamed"));
        Projects.SetPicture(first, "abc");
        Assert.Equal([first, second], Projects.List("local", 10).Select(project => project.Id));
        Assert.Equal(("renamed", "abc"), (Projects.List("local", 1)[0].Title, Projects.List("local", 1)[0].Picture));

        Projects.MoveHead(first, 1, Titled("first"));
        Assert.Equal("first", Projects.List("local", 1)[0].Title);
    }

    [Fact]
    public void A_finding_takes_the_place_of_the_one_before_and_goes_with_its_project()
    {
        var id = Projects.Create(Titled("1"));
        Projects.KeepFinding(id, "photos", new Found(["a"]));
        Projects.KeepFinding(id, "photos", new Found(["b", "c"]));
        Assert.Equal(["b", "c"], Projects.Finding<Found>(id, "photos")!.Names.AsEnumerable());
        Assert.Null(Projects.Finding<Found>(id, "layouts"));
        Assert.True(Projects.Delete(id));
        Assert.Null(Projects.Finding<Found>(id, "photos"));
        Assert.Null(Projects.StateAt(id, 1));
    }

    [Fact]
    public void A_finding_of_an_older_form_is_as_none()
    {
        var id = Projects.Create(Titled("1"));
        Projects.KeepFinding(id, "photos", new OldFound(3));
        Assert.Null(Projects.Finding<Found>(id, "photos"));
    }

    public void Dispose() => _folder.Dispose();

    private static ProjectState Titled(string title) => new() { Title = title };

    private static ProjectState Rich() => new()
    {
        Title = "Ein Füchslein 🦊",
        Prompt = "a fox < under \"the\" moon",
        Phrases = [new("fox", 1.5), new("moon", .1, Added: true)],
        Negatives = [new("fog", 2)],
        Aspect = 1.0 / 3,
        Picks = [new("photo", "fox")],
        Cutouts = [new("cut", "photo", "fox", PieceRole.Scenery, "image", "texture", 30, 40, new PixelBox(1, 2, 3, 4), CutoutKind.Subject, .25, CutSides.Left | CutSides.Bottom, .125, Verdict.Approved)],
        Pieces = [new("piece", "cut", "Fox", new Pose(.1, -.2, -.3, 3.1, .7, true), PoseLocks.Position | PoseLocks.Order, Hidden: true)],
        Background = StartBackground.Neutral with { Locked = true },
        Seed = ulong.MaxValue,
        Model = "clip",
        Iterations = 77,
        PinMoved = false,
    };

    private sealed record Found(ImmutableArray<string> Names);

    private sealed record OldFound(int Count);
}
