using System.Text.Json;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>The studio on a phone, 390 pixels wide and worked with a finger.</summary>
[Collection(nameof(BrowserTests))]
public sealed class PhoneTests(StudioInBrowser studio)
{
    private static readonly string[] Steps = ["Prompt", "Photos", "Cut-outs", "Layouts", "Compose", "Export"];

    [BrowserFact]
    public async Task Every_step_opens_and_nothing_runs_out_at_the_side()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium, 390, 844);
        await window.ShowAsync(await studio.ProjectAsync(), "prompt");
        foreach (var step in Steps)
        {
            await window.TapStepAsync(step);
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = step, Exact = true }).First).ToBeVisibleAsync();
            await window.WaitAsync("() => document.querySelector('#content').innerText.trim().length > 0");
            var room = await window.Page.EvaluateAsync<int>("() => innerWidth - document.scrollingElement.scrollWidth");
            Assert.True(room >= 0, $"{step} is {-room} pixels wider than the screen.");
        }
        Assert.Empty(window.Complaints);
    }

    [BrowserFact]
    public async Task Cut_outs_are_decided_on_by_tapping()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium, 390, 844);
        await window.ShowAsync(await studio.ProjectAsync(), "cutouts");
        var card = window.Panel.Locator("[data-current]");
        await Assertions.Expect(card).ToBeVisibleAsync();
        var first = await card.GetAttributeAsync("data-cutout");
        var (reject, approve) = (window.Button("Reject"), window.Button("Approve"));
        await reject.TapAsync();
        await DecidedAsync(window, first!, "Rejected");
        await approve.TapAsync();
        await DecidedAsync(window, first!, "Approved");
        Assert.Empty(window.Complaints);
    }

    [BrowserFact]
    public async Task A_piece_is_dragged_with_a_finger()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium, 390, 844);
        await window.ShowAsync(await studio.ProjectAsync(), "compose");
        await window.WaitAsync("() => document.querySelector('.stage-host').clippaste.scene().pieces.every(({ id }) => document.querySelector('.stage-host').clippaste.screenOf(id))");
        await window.UnpinAsync();
        var (piece, (x, y)) = await window.GraspableAsync();
        var before = (await window.SceneAsync())[piece].Pose;
        var (right, down) = (before.X > 0 ? -50 : 50, before.Y > 0 ? -30 : 30);

        var finger = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await TouchAsync(finger, "touchStart", (x, y));
        for (var step = 1; step <= 8; step++)
            await TouchAsync(finger, "touchMove", (x + right * step / 8f, y + down * step / 8f));
        await TouchAsync(finger, "touchEnd", null);

        var after = (await window.SceneAsync("pieces.find(({ id }) => id === value[0]).pose.x * value[1] > value[2]",
            new object[] { piece, Math.Sign(right), before.X * Math.Sign(right) + 0.02 }))[piece].Pose;
        Assert.True(Math.Abs(after.Y - before.Y) > 0.02, $"It went from {before} to {after}.");
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("() => Math.round(scrollY)"));
        Assert.Empty(window.Complaints);
    }

    // After a decision the next open one comes; its own card is found again by its number.
    private static async Task DecidedAsync(StudioWindow window, string cutout, string verdict)
    {
        for (var i = 0; i < 24 && await window.Panel.Locator("[data-current]").GetAttributeAsync("data-cutout") != cutout; i++)
            await window.Button("Previous").TapAsync();
        await Assertions.Expect(window.Panel.Locator($"[data-current][data-cutout='{cutout}']")).ToHaveAttributeAsync("data-verdict", verdict);
    }

    private static Task<JsonElement?> TouchAsync(ICDPSession finger, string type, (float X, float Y)? at) => finger.SendAsync("Input.dispatchTouchEvent", new()
    {
        ["type"] = type,
        ["touchPoints"] = at is var (x, y) ? new[] { new { x, y, id = 1 } } : [],
    });
}
