using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>
/// Opens every step and page as people see it: on a desk and on a phone, in light and in dark. With SCREENS=folder the pictures of docs/screens are
/// made anew.
/// </summary>
[Collection(nameof(BrowserTests))]
public sealed class ScreensTests(StudioInBrowser studio)
{
    private static readonly (string Name, int Width, int Height, bool Dark)[] Screens =
        [("desktop-light", 1440, 900, false), ("desktop-dark", 1440, 900, true), ("phone-light", 390, 844, false), ("phone-dark", 390, 844, true)];

    private static readonly string? Folder = Environment.GetEnvironmentVariable("SCREENS");

    [BrowserFact]
    public async Task Every_step_and_page_fits_on_a_desk_and_on_a_phone_in_light_and_in_dark()
    {
        var project = await studio.ProjectAsync();
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        await window.ShowAsync(project, "export");
        var link = await ShareTests.ShareAsync(window, "For friends");
        await ThrowAwayCopyAsync(window, project);
        await RunHalfwayAsync(window, project);
        foreach (var (name, width, height, dark) in Screens)
        {
            var page = await studio.Chromium.OpenAsync(width, height, dark);
            await page.Context.AddInitScriptAsync("localStorage.setItem('clippaste-tour', 'seen')");
            foreach (var step in new[] { "prompt", "sources", "cutouts", "layouts", "compose", "export" })
            {
                await page.GotoAsync(new Uri(project, $"{project.AbsolutePath}/{step}").ToString());
                await SettleAsync(page);
                await KeepAsync(page, $"{step}-{name}");
            }
            await page.GetByRole(AriaRole.Button, new() { Name = "All versions" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "History" })).ToBeVisibleAsync();
            await SettleAsync(page);
            await KeepAsync(page, $"history-{name}");
            foreach (var (other, address) in new[] { ("home", "/"), ("gallery", "/gallery"), ("trash", "/trash"), ("admin", "/admin"), ("share", link) })
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

    [BrowserFact]
    public async Task The_pages_of_accounts_fit_on_a_desk_and_on_a_phone_in_light_and_in_dark()
    {
        using var server = await StudioServer.StartAsync(Path.Combine(studio.Folder, "people"), multiUser: true);
        var account = await studio.Chromium.OpenAsync();
        await account.GotoAsync(new Uri(server.Address, "sign-up").ToString());
        await account.GetByLabel("Name").FillAsync("Ann");
        await account.GetByLabel("Password").FillAsync("four words in a row");
        await account.GetByRole(AriaRole.Button, new() { Name = "Make an account" }).ClickAsync();
        await account.GetByRole(AriaRole.Link, new() { Name = "Ann" }).WaitForAsync();
        var cookies = (await account.Context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = server.Address.ToString() }).ToArray();
        await account.Context.CloseAsync();
        foreach (var (name, width, height, dark) in Screens)
        {
            var page = await studio.Chromium.OpenAsync(width, height, dark);
            foreach (var address in new[] { "sign-in", "sign-up", "account" })
            {
                if (address == "account")
                    await page.Context.AddCookiesAsync(cookies);
                await page.GotoAsync(new Uri(server.Address, address).ToString());
                await page.EvaluateAsync("() => document.fonts.ready.then(() => {})");
                await KeepAsync(page, $"{address}-{name}");
            }
            await page.Context.CloseAsync();
        }
    }

    // The trash is seen with something in it.
    private static async Task ThrowAwayCopyAsync(StudioWindow window, Uri project)
    {
        await window.Page.GotoAsync(new Uri(project, "/").ToString());
        await ChooseAsync("Duplicate", window.Page.Locator($".home-projects li:has(a[href*='{project.Segments[2].TrimEnd('/')}'])"));
        await ChooseAsync("Move", window.Page.Locator(".home-projects li").Filter(new() { HasText = "Copy of" }).First);

        async Task ChooseAsync(string action, ILocator collage)
        {
            await collage.Locator("summary").ClickAsync();
            await collage.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + action, RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
            await window.Page.Locator(".project-menu[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
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
