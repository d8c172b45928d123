using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>
/// Opens every step and page as people see it: on a desk and on a phone, in light and in dark. With SCREENS=folder the pictures of docs/screens are
/// made anew.
/// </summary>
[Collection(nameof(BrowserTests))]
public sealed class ScreensTests(StudioInBrowser studio)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SCREENS");

    [BrowserFact]
    public async Task Every_step_and_page_fits_on_a_desk_and_on_a_phone_in_light_and_in_dark()
    {
        var project = await studio.ProjectAsync();
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        await window.ShowAsync(project, "export");
        var link = await ShareTests.ShareAsync(window, "For friends");
        await RunHalfwayAsync(window, project);
        foreach (var (name, width, height, dark) in new[] { ("desktop-light", 1440, 900, false), ("desktop-dark", 1440, 900, true), ("phone-light", 390, 844, false), ("phone-dark", 390, 844, true) })
        {
            var page = await studio.Chromium.OpenAsync(width, height, dark);
            await page.Context.AddInitScriptAsync("localStorage.setItem('clippaste-tour', 'seen')");
            foreach (var step in new[] { "prompt", "sources", "cutouts", "layouts", "compose", "export" })
            {
                await page.GotoAsync(new Uri(project, $"{project.AbsolutePath}/{step}").ToString());
                await SettleAsync(page);
                await KeepAsync(page, $"{step}-{name}");
            }
            foreach (var (other, address) in new[] { ("home", "/"), ("gallery", "/gallery"), ("admin", "/admin"), ("share", link) })
            {
                // A share page goes on telling of the run: it is never idle.
                await page.GotoAsync(new Uri(project, address).ToString());
                await page.EvaluateAsync("() => document.fonts.ready.then(() => {})");
                await KeepAsync(page, $"{other}-{name}");
            }
            await page.Context.CloseAsync();
        }
        await window.StopAsync();
    }

    // The studio is seen with a run that has come some way, and stands still for its pictures.
    private static async Task RunHalfwayAsync(StudioWindow window, Uri project)
    {
        await window.ShowAsync(project, "compose");
        await window.RunAsync(iterations: 200);
        await window.FrameAfterAsync(Folder is { Length: > 0 } ? 70 : 3);
        await window.Button("Pause").ClickAsync();
        await Assertions.Expect(window.Button("Resume")).ToBeVisibleAsync();
    }

    // Everything that is on its way has come: the panel, the pictures in sight, the canvas.
    private static async Task SettleAsync(IPage page)
    {
        await page.Locator(".studio-panel h2").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('.stage-host')?.clippaste?.scene().pieces.length > 0");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.EvaluateAsync("() => Promise.all([document.fonts.ready, ...[...document.images].filter(i => i.loading !== 'lazy' || i.getBoundingClientRect().top < innerHeight).map(i => i.decode().catch(() => {}))])");
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - innerWidth"));
        if (Folder is { Length: > 0 })
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".jpg"), Type = ScreenshotType.Jpeg, Quality = 86, Animations = ScreenshotAnimations.Disabled });
    }
}
