using System.Text.Json;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Streaming;

/// <summary>Runs, from their order to their end.</summary>
public sealed class RunTests(RunSite site) : IClassFixture<RunSite>
{
    private RunDesk Desk => site.Desk;

    [Fact]
    public async Task A_collage_made_by_hand_has_a_picture_too()
    {
        var session = site.NewCollage();
        session.Edit("hide", state => state with { Pieces = state.Pieces.SetItem(0, state.Pieces[0] with { Hidden = true }) });
        var projects = site.Site.Services.GetRequiredService<ProjectStore>();
        await RunSite.UntilAsync(() => projects.List("local", 50).Single(project => project.Id == session.Id).Picture is not null);
    }

    [Fact]
    public async Task A_run_ends_with_its_best_as_one_step_that_undo_takes_back()
    {
        var session = site.NewCollage(iterations: 12);
        var before = session.State;
        Assert.Null(Desk.Start(session));
        var id = Desk.Of(session)!.Id;
        await RunSite.UntilAsync(() => Desk.Of(session) is null);
        Assert.Equal("run", session.UndoLabel);
        Assert.NotEqual(before.Pieces[0].Pose, session.State.Pieces[0].Pose);
        Assert.False(session.Activities.IsBusy(ActivityKind.Run));
        var projects = site.Site.Services.GetRequiredService<ProjectStore>();
        await RunSite.UntilAsync(() => projects.List("local", 50).Single(project => project.Id == session.Id).Picture is not null);

        var text = await site.Site.Browser.GetStringAsync($"/runs/{id}/timeline");
        var timeline = JsonDocument.Parse(text).RootElement;
        Assert.Equal(1, timeline.GetProperty("scenes")[0].GetProperty("from").GetInt32());
        var frames = timeline.GetProperty("frames").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, frames.Count), frames.Select(frame => frame.GetProperty("number").GetInt32()));
        Assert.InRange(frames.Count, 12, 13);
        Assert.Equal(session.State.Pieces[1].Pose.X, RunSite.PoseIn(frames[^1], "two")[0], 1e-5);

        session.Undo();
        Assert.Equal(before.Pieces.AsEnumerable(), session.State.Pieces);
        await using var hand = await site.ConnectAsync();
        await hand.CallAsync("Branch", session.Id, id, 5);
        Assert.Equal(RunSite.PoseIn(frames[4], "one")[0], session.State.Pieces[0].Pose.X);
        Assert.Equal("branch", session.UndoLabel);
    }

    [Fact]
    public async Task Frames_stream_newest_first_and_a_watcher_that_comes_back_gets_no_older_ones()
    {
        var session = site.NewCollage();
        Desk.Start(session);
        var run = Desk.Find(session)!;
        await using var watcher = await site.ConnectAsync();
        var tenth = await watcher.FirstAsync("Frames", [run.Id, -1], frame => frame.GetProperty("number").GetInt32() >= 10);
        Assert.Equal(run.Id, tenth.GetProperty("run").GetString());
        Assert.Equal(5, tenth.GetProperty("poses")[0].GetArrayLength());
        Assert.Equal(15, tenth.GetProperty("colours").GetArrayLength());
        var number = tenth.GetProperty("number").GetInt32();
        await using var again = await site.ConnectAsync();
        var next = await again.FirstAsync("Frames", [run.Id, number], _ => true);
        Assert.True(next.GetProperty("number").GetInt32() > number);
        var scene = await again.FirstAsync("Scenes", [session.Id], _ => true);
        Assert.Equal((run.Id, "running"), (scene.GetProperty("run").GetProperty("id").GetString(), scene.GetProperty("run").GetProperty("state").GetString()));
        Desk.Stop(session);
        await foreach (var frame in again.StreamAsync("Frames", [run.Id, number]))
            number = frame.GetProperty("number").GetInt32();
        // Its watchers learn that it has ended before it is off the desk.
        await RunSite.UntilAsync(() => Desk.Of(session) is null);
    }

    [Fact]
    public async Task A_watcher_that_never_reads_holds_nobody_up()
    {
        var session = site.NewCollage();
        Desk.Start(session);
        var run = Desk.Find(session)!;
        await using var deaf = await HubClient.ConnectAsync(site.Address, read: false);
        await deaf.BeginAsync(4, "Frames", [run.Id, -1]);
        await using var watcher = await site.ConnectAsync();
        await RunSite.UntilAsync(() => run.Feed.Watchers == 1);
        var frame = await watcher.FirstAsync("Frames", [run.Id, -1], _ => true);
        var at = frame.GetProperty("number").GetInt32();
        await watcher.FirstAsync("Frames", [run.Id, at], item => item.GetProperty("number").GetInt32() >= at + 10);
        Desk.Stop(session);
        await RunSite.UntilAsync(() => Desk.Of(session) is null);
    }

    [Fact]
    public async Task An_edit_is_taken_up_and_what_it_pins_stays_to_the_bit()
    {
        var session = site.NewCollage();
        Desk.Start(session);
        await RunSite.UntilAsync(() => Desk.Of(session)!.Iteration >= 5);
        await using var hand = await site.ConnectAsync();
        var version = (await hand.CallAsync("Edit", session.Id, RunSite.Edit(
            "move", RunSite.Put("two", -.3, .25, .4), new { op = "lock", ids = new[] { "two" }, locks = 15, on = true }))).GetInt64();
        var put = session.State.Pieces[1].Pose;
        var run = Desk.Find(session)!.Id;
        var frame = await hand.FirstAsync("Frames", [run, -1], item => item.GetProperty("version").GetInt64() == version);
        Assert.Equal([-.3, .25, Math.Round(Math.Log(.3), 5), .4, 1], RunSite.PoseIn(frame, "two"));
        var at = frame.GetProperty("number").GetInt32();
        var later = await hand.FirstAsync("Frames", [run, at], item => item.GetProperty("number").GetInt32() >= at + 8);
        Assert.Equal(RunSite.PoseIn(frame, "two"), RunSite.PoseIn(later, "two"));
        Assert.NotEqual(RunSite.PoseIn(frame, "one"), RunSite.PoseIn(later, "one"));
        Desk.Stop(session);
        await RunSite.UntilAsync(() => Desk.Of(session) is null);
        Assert.Equal(put, session.State.Pieces[1].Pose);
    }

    [Fact]
    public async Task Undo_during_a_run_takes_back_what_a_hand_moved_and_not_what_the_run_did()
    {
        var session = site.NewCollage();
        var start = session.State.Pieces;
        Desk.Start(session);
        var run = Desk.Find(session)!;
        await RunSite.UntilAsync(() => run.Status.Iteration >= 10);
        await using var hand = await site.ConnectAsync();
        await hand.CallAsync("Edit", session.Id, RunSite.Edit("move", RunSite.Put("two", -.4, -.3)));
        await RunSite.UntilAsync(() => run.Feed.Newest!.Version == session.Version);
        var one = run.ApplyTo(session.State).Pieces[0].Pose;
        var version = (await hand.CallAsync("Undo", session.Id)).GetInt64();
        var scene = await hand.FirstAsync("Scenes", [session.Id], item => item.GetProperty("version").GetInt64() == version);
        Assert.Equal(start[1].Pose.X, RunSite.Piece(scene, "two").GetProperty("x").GetDouble(), .05);
        Assert.Equal(one.X, RunSite.Piece(scene, "one").GetProperty("x").GetDouble(), .02);
        Assert.NotEqual(start[0].Pose.X, RunSite.Piece(scene, "one").GetProperty("x").GetDouble());
        Assert.Equal(RunPhase.Running, Desk.Of(session)!.Phase);
        Desk.Stop(session);
        await RunSite.UntilAsync(() => Desk.Of(session) is null);
    }

    [Fact]
    public async Task A_held_piece_stays_in_the_hand_and_goes_back_when_let_go_without_an_edit()
    {
        var session = site.NewCollage();
        Desk.Start(session);
        var run = Desk.Find(session)!;
        await RunSite.UntilAsync(() => run.Status.Iteration >= 5);
        var before = run.ApplyTo(session.State).Pieces[1].Pose;
        await using var hand = await site.ConnectAsync();
        await hand.CallAsync("Steer", session.Id, new { poses = new[] { new { id = "two", x = -.45, y = -.4, logScale = -1.5, rotation = .2, opacity = 1, mirrored = false } } });
        var held = await hand.FirstAsync("Frames", [run.Id, -1], frame => RunSite.PoseIn(frame, "two")[0] == -.45);
        var at = held.GetProperty("number").GetInt32();
        var still = await hand.FirstAsync("Frames", [run.Id, at], frame => frame.GetProperty("number").GetInt32() >= at + 3);
        Assert.Equal([-.45, -.4, -1.5, .2, 1], RunSite.PoseIn(still, "two"));
        Assert.Equal(1, session.Version);
        await hand.CallAsync("Steer", session.Id, new { poses = Array.Empty<object>() });
        await hand.FirstAsync("Frames", [run.Id, at], frame => Math.Abs(RunSite.PoseIn(frame, "two")[0] - before.X) < .05);
        Desk.Stop(session);
        await RunSite.UntilAsync(() => Desk.Of(session) is null);
    }

    [Fact]
    public async Task A_paused_run_stands_still_takes_edits_up_and_goes_on()
    {
        var session = site.NewCollage();
        Desk.Start(session);
        var run = Desk.Find(session)!;
        await RunSite.UntilAsync(() => run.Status.Iteration >= 5);
        Desk.Pause(session);
        Assert.Equal(RunPhase.Paused, Desk.Of(session)!.Phase);
        session.Edit("prompt", state => state with { Prompt = "a blue ball on the beach", Aspect = 1 });
        session.Edit("delete", state => state with { Pieces = [] });
        Desk.Resume(session);
        var at = run.Status.Iteration;
        await RunSite.UntilAsync(() => run.Status.Iteration >= at + 5);
        Assert.Empty(run.Feed.Newest!.Ids);
        session.Undo();
        await RunSite.UntilAsync(() => run.Feed.Newest!.Ids.Length == 3);
        Desk.Stop(session);
        await RunSite.UntilAsync(() => Desk.Of(session) is null);
        Assert.Equal("a blue ball on the beach", session.State.Prompt);
    }

    [Fact]
    public async Task The_third_run_waits_where_two_may_go_on_and_its_place_is_shown()
    {
        ProjectSession[] sessions = [site.NewCollage(), site.NewCollage(), site.NewCollage(iterations: 3)];
        foreach (var session in sessions)
            Assert.Null(Desk.Start(session));
        Assert.Contains("under way already", Desk.Start(sessions[0]), StringComparison.Ordinal);
        Assert.Equal((RunPhase.Queued, 1), (Desk.Of(sessions[2])!.Phase, Desk.Of(sessions[2])!.Turn!.Place));
        await RunSite.UntilAsync(() => Desk.Of(sessions[0])!.Iteration > 3 && Desk.Of(sessions[1])!.Iteration > 3);
        Desk.Stop(sessions[0]);
        await RunSite.UntilAsync(() => Desk.Of(sessions[2]) is null);
        Assert.Equal("run", sessions[2].UndoLabel);
        Desk.Stop(sessions[1]);
        await RunSite.UntilAsync(() => Desk.Of(sessions[1]) is null);
    }

    [Fact]
    public async Task What_cannot_be_run_is_refused_and_a_fault_ends_its_own_run_with_a_sentence()
    {
        var empty = site.NewCollage();
        empty.Edit("hide", state => state with { Pieces = [.. state.Pieces.Select(piece => piece with { Hidden = true })] });
        Assert.Contains("nothing on the canvas", Desk.Start(empty), StringComparison.Ordinal);
        var broken = site.NewCollage();
        broken.Edit("mask", state => state with { Cutouts = [.. state.Cutouts.Select(cutout => cutout with { Image = new string('0', 64) })] });
        var fine = site.NewCollage();
        Assert.Null(Desk.Start(broken));
        Assert.Null(Desk.Start(fine));
        await RunSite.UntilAsync(() => Desk.Of(broken) is null);
        Assert.Contains("missing", broken.Activities[ActivityKind.Run]!.Failure, StringComparison.Ordinal);
        await RunSite.UntilAsync(() => Desk.Of(fine)!.Iteration >= 3);
        // Deleting a project ends its run.
        site.Site.Services.GetRequiredService<ProjectSessions>().Delete(fine.Id);
        await RunSite.UntilAsync(() => Desk.Of(fine) is null);
    }

    [Fact]
    public async Task Locked_pieces_and_colours_are_the_same_after_a_run()
    {
        var session = site.NewCollage(iterations: 8);
        session.Edit("background", state => state with { Background = state.Background with { Locked = true }, Pieces = [.. state.Pieces.Select(piece => piece with { Locks = PoseLocks.All })] });
        var state = session.State;
        Desk.Start(session);
        await RunSite.UntilAsync(() => Desk.Of(session) is null);
        Assert.Equal((state.Background, true), (session.State.Background, session.State.Pieces.SequenceEqual(state.Pieces)));
    }
}
