using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ClipPaste.Tests.Browser;

/// <summary>Hands on the canvas while a run moves the pieces.</summary>
[Collection(nameof(BrowserTests))]
public sealed class SteeringTests(StudioInBrowser studio, ITestOutputHelper output)
{
    private const double Same = 1e-4;
    private const int Position = 1;

    [BrowserFact]
    public async Task A_piece_dragged_during_a_run_is_felt_elsewhere_and_stays_where_it_was_dropped()
    {
        var project = await studio.ProjectAsync();
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        await window.ShowAsync(project, "compose");
        await window.RunAsync(iterations: 2000);
        await using var second = await StudioWindow.OpenAsync(studio.Chromium);
        await second.ShowAsync(project, "compose");
        await second.FrameAfterAsync(0);
        var (piece, (x, y)) = await window.GraspableAsync();
        var before = (await window.SceneAsync())[piece].Pose;

        await window.Page.Mouse.MoveAsync(x, y);
        await window.Page.Mouse.DownAsync();
        // Away from where it lies, but not out of the canvas; without snapping.
        await window.Page.Keyboard.DownAsync("Control");
        await window.Page.Mouse.MoveAsync(x + (before.X > 0 ? -90 : 90), y + (before.Y > 0 ? -70 : 70), new() { Steps = 12 });
        var moved = await window.Page.EvaluateAsync<double>("() => Date.now()");
        var held = (await window.SceneAsync())[piece].Pose;
        var felt = await FeltAsync(second, piece, held);
        output.WriteLine($"The hand was felt in another window after {felt - moved:0} ms.");
        await window.Page.Mouse.UpAsync();
        await window.Page.Keyboard.UpAsync("Control");

        var dropped = (await window.SceneAsync("pieces.find(piece => piece.id === value).locks & 1", piece))[piece];
        Assert.Equal(held.X, dropped.Pose.X, Same);
        Assert.Equal(held.Y, dropped.Pose.Y, Same);
        Assert.Equal(Position, dropped.Locks & Position);
        Assert.True(Math.Abs(dropped.Pose.X - before.X) + Math.Abs(dropped.Pose.Y - before.Y) > 0.02, "The piece was not moved.");
        await StaysAsync(window, piece, dropped.Pose);
        await window.StopAsync();
        var stopped = (await window.SceneAsync())[piece].Pose;
        Assert.Equal(dropped.Pose.X, stopped.X, Same);
        Assert.Equal(dropped.Pose.Y, stopped.Y, Same);
        Assert.Empty(window.Complaints);
    }

    [BrowserFact]
    public async Task Layers_are_locked_and_hidden_by_keyboard_during_a_run_and_undo_takes_it_back()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        await window.ShowAsync(await studio.ProjectAsync(), "compose");
        await window.RunAsync(iterations: 2000);
        var top = (await window.SceneAsync()).Pieces[^1];
        var keys = window.Page.Keyboard;
        await window.Panel.GetByRole(AriaRole.Grid, new() { Name = "Layers, the topmost first" }).GetByRole(AriaRole.Row).First.FocusAsync();

        await keys.PressAsync("h");
        await window.SceneAsync("pieces.at(-1).hidden");
        await keys.PressAsync("l");
        var locked = await window.SceneAsync("pieces.at(-1).locks === (value ? 0 : 31)", top.Locks == 31);
        Assert.Equal(top.Id, locked.Pieces[^1].Id);
        await keys.PressAsync("Control+z");
        await window.SceneAsync("pieces.at(-1).hidden && pieces.at(-1).locks === value", top.Locks);
        await keys.PressAsync("Control+z");
        await window.SceneAsync("!pieces.at(-1).hidden");

        await window.FrameAfterAsync(await window.NewestAsync() + 5);
        await window.StopAsync();
        Assert.Empty(window.Complaints);
    }

    private static Task<double> FeltAsync(StudioWindow window, string piece, SeenPose pose) => window.WaitForAsync<double>(
        """
        ({ piece, x, y }) => window.seenFrames.find(({ ids, poses }) => {
          const pose = poses[ids.indexOf(piece)];
          return pose && Math.hypot(pose[0] - x, pose[1] - y) < 1e-3;
        })?.seen
        """, new { piece, x = pose.X, y = pose.Y });

    // Thirty iterations on it still lies there, while others have moved.
    private static async Task StaysAsync(StudioWindow window, string piece, SeenPose pose)
    {
        var from = await window.NewestAsync() + 1;
        await window.FrameAfterAsync(from + 30);
        var frames = await window.FramesAsync(from);
        Assert.All(frames, frame =>
        {
            var (x, y) = frame.PlaceOf(piece) ?? throw new InvalidOperationException($"Iteration {frame.Number} lacks the piece.");
            Assert.Equal(pose.X, x, Same);
            Assert.Equal(pose.Y, y, Same);
        });
        var (first, last) = (frames[0], frames[^1]);
        Assert.Contains(first.Ids, id => id != piece && first.PlaceOf(id) != last.PlaceOf(id));
    }
}
