using System.Text.Json;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Streaming;

/// <summary>Edits from the canvas, without a run.</summary>
public sealed class EditTests(RunSite site) : IClassFixture<RunSite>
{
    [Fact]
    public async Task The_scene_comes_at_once_and_again_after_every_edit_undo_and_redo()
    {
        var session = site.NewCollage();
        await using var watcher = await site.ConnectAsync();
        await using var hand = await site.ConnectAsync();
        await using var scenes = watcher.StreamAsync("Scenes", [session.Id]).GetAsyncEnumerator();
        Assert.True(await scenes.MoveNextAsync());
        var first = scenes.Current;
        Assert.Equal(["one", "two", "three"], first.GetProperty("pieces").EnumerateArray().Select(piece => piece.GetProperty("id").GetString()));
        Assert.Equal("subject", RunSite.Piece(first, "one").GetProperty("role").GetString());
        Assert.StartsWith("/objects/", RunSite.Piece(first, "one").GetProperty("texture").GetString());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("run").ValueKind);
        Assert.Equal(5, first.GetProperty("background").GetProperty("colours").GetArrayLength());

        var version = (await hand.CallAsync("Edit", session.Id, RunSite.Edit("move", RunSite.Put("two", .4, -.1)))).GetInt64();
        Assert.True(await scenes.MoveNextAsync());
        Assert.Equal((version, .4), (scenes.Current.GetProperty("version").GetInt64(), RunSite.Piece(scenes.Current, "two").GetProperty("x").GetDouble()));
        Assert.True(scenes.Current.GetProperty("canUndo").GetBoolean());
        await hand.CallAsync("Undo", session.Id);
        Assert.True(await scenes.MoveNextAsync());
        Assert.Equal(.2, RunSite.Piece(scenes.Current, "two").GetProperty("x").GetDouble());
        Assert.True(scenes.Current.GetProperty("canRedo").GetBoolean());
        Assert.Equal(version, (await hand.CallAsync("Redo", session.Id)).GetInt64());
    }

    [Fact]
    public async Task Every_operation_does_what_it_says()
    {
        var session = site.NewCollage();
        await using var hand = await site.ConnectAsync();
        await hand.CallAsync("Edit", session.Id, RunSite.Edit(
            "transform",
            new { op = "order", ids = new[] { "three", "one", "two" } },
            new { op = "lock", ids = new[] { "one" }, locks = 5, on = true },
            new { op = "lock", ids = new[] { "one" }, locks = 1, on = false },
            new { op = "hide", ids = new[] { "two" }, hidden = true },
            new { op = "rename", id = "three", name = " The ball " },
            new { op = "duplicate", ids = new[] { "one" }, newIds = new[] { "copy" }, dx = .1, dy = 0 },
            new { op = "add", id = "new", cutout = "red", pose = new { x = 0, y = 0, logScale = -1, rotation = 0, opacity = .5, mirrored = true } },
            new { op = "delete", ids = new[] { "two" } },
            new { op = "background", locked = true }));
        var pieces = session.State.Pieces;
        Assert.Equal(["three", "one", "copy", "new"], pieces.Select(piece => piece.Id));
        Assert.Equal(["The ball", "blue", "blue 2", "red 2"], pieces.Select(piece => piece.Name));
        Assert.Equal(4, (int)pieces[1].Locks);
        Assert.Equal(pieces[1].Pose.X + .1, pieces[2].Pose.X);
        Assert.True(pieces[3].Pose.Mirrored);
        Assert.True(session.State.Background.Locked);
        Assert.Equal("transform", session.UndoLabel);
    }

    [Fact]
    public async Task An_edit_that_arrives_twice_is_made_once()
    {
        var session = site.NewCollage();
        await using var hand = await site.ConnectAsync();
        var edit = RunSite.Edit(
            "duplicate", new { op = "duplicate", ids = new[] { "one" }, newIds = new[] { "copy" }, dx = .1, dy = 0 }, new { op = "delete", ids = new[] { "two" } });
        var version = (await hand.CallAsync("Edit", session.Id, edit)).GetInt64();
        Assert.Equal(version, (await hand.CallAsync("Edit", session.Id, edit)).GetInt64());
        Assert.Equal(3, session.State.Pieces.Length);
    }

    [Fact]
    public void Names_of_copies_are_counted_on()
    {
        var state = site.NewCollage().State;
        var copied = SceneEdits.Apply(state, [new ClipPaste.Web.Streaming.DuplicateOp(["three"], ["four"], 0, 0)]);
        Assert.Equal("red 3", copied.Pieces[^1].Name);
    }
}
