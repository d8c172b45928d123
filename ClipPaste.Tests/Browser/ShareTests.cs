using ClipPaste.Engine.Models;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>A link is made in the studio, and opened by somebody who has nothing else.</summary>
[Collection(nameof(BrowserTests))]
public sealed class ShareTests(StudioInBrowser studio)
{
    private const string Title = "a red panda guarding the Taj Mahal";

    [BrowserFact]
    public async Task A_stranger_watches_a_run_looks_back_at_it_and_sees_nothing_once_the_link_is_revoked()
    {
        await using var maker = await StudioWindow.OpenAsync(studio.Chromium);
        await maker.ShowAsync(await studio.ProjectAsync(), "compose");
        var link = await ShareAsync(maker, "For a stranger");
        await using var stranger = await StudioWindow.OpenAsync(studio.Chromium);
        var sockets = 0;
        stranger.Page.WebSocket += (_, _) => sockets++;
        await stranger.Page.GotoAsync(link);
        await Assertions.Expect(stranger.Page.Locator("h1")).ToBeVisibleAsync();
        await stranger.WaitAsync("() => document.querySelector('.share-picture').naturalWidth === 1600");

        await maker.RunAsync(iterations: 2000);
        var live = stranger.Page.Locator(".share-live");
        await Assertions.Expect(live).ToContainTextAsync("Live: iteration", new() { Timeout = StudioWindow.Longest });
        var first = await live.TextContentAsync();
        await stranger.WaitAsync("first => !document.querySelector('.share-canvas').hidden && document.querySelector('.share-live').textContent !== first", first);
        await maker.StopAsync();
        await Assertions.Expect(live).ToHaveTextAsync("The run has ended", new() { Timeout = StudioWindow.Longest });

        var slider = stranger.Page.GetByRole(AriaRole.Slider, new() { Name = "Iteration of the time-lapse" });
        await Assertions.Expect(slider).ToBeVisibleAsync();
        await slider.FillAsync("1");
        await Assertions.Expect(stranger.Page.Locator(".share-position")).ToContainTextAsync("Iteration 2 of");
        await stranger.WaitAsync("() => !document.querySelector('.share-canvas').hidden");
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Play the time-lapse" }).ClickAsync();
        await stranger.WaitAsync("() => { const slider = document.querySelector('.share-slider'); return slider.value === slider.max && document.querySelector('.share-canvas').hidden; }");
        Assert.Equal(0, sockets);
        Assert.Empty(await stranger.Page.Context.CookiesAsync());
        Assert.Empty(stranger.Complaints);

        await maker.Page.Locator(".bar").GetByRole(AriaRole.Button, new() { Name = "Share" }).ClickAsync();
        await maker.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke For a stranger" }).ClickAsync();
        await maker.Page.GetByRole(AriaRole.Group, new() { Name = "Revoke it?" }).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        // The page goes by itself: its line to the studio has been cut.
        await Assertions.Expect(stranger.Page).ToHaveTitleAsync("This link leads nowhere · ClipPaste", new() { Timeout = StudioWindow.Longest });
        Assert.Empty(maker.Complaints);
    }

    [BrowserFact]
    public async Task A_password_is_asked_for_on_a_phone_and_the_page_can_be_used_by_everyone()
    {
        await using var maker = await StudioWindow.OpenAsync(studio.Chromium);
        await maker.ShowAsync(await studio.ProjectAsync(), "export");
        var link = await ShareAsync(maker, "Locked", password: "open sesame");
        await using var phone = await StudioWindow.OpenAsync(studio.Chromium, 390, 844, dark: true);
        await phone.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await phone.Page.GotoAsync(link);
        await CanBeUsedAsync(phone);
        Assert.DoesNotContain(Title, await phone.Page.ContentAsync(), StringComparison.Ordinal);
        await phone.Page.GetByLabel("Password").FillAsync("open sesame");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "Photos in this collage" })).ToBeVisibleAsync();
        await phone.WaitAsync("() => document.querySelector('.share-picture').naturalWidth === 1600");
        await CanBeUsedAsync(phone);
        // Who wants less motion is not shown any unasked.
        Assert.True(await phone.Page.EvaluateAsync<bool>("() => document.querySelector('.share-canvas').hidden"));
        Assert.Empty(phone.Complaints);
    }

    /// <summary>Makes a link in the studio.</summary>
    /// <returns>Its address.</returns>
    internal static async Task<string> ShareAsync(StudioWindow window, string name, string? password = null)
    {
        await window.Page.Locator(".bar").GetByRole(AriaRole.Button, new() { Name = "Share" }).ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Share this collage" });
        await dialog.GetByLabel("Name").FillAsync(name);
        if (password is not null)
            await dialog.GetByLabel("Password").FillAsync(password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await dialog.GetByLabel("Address of the link").InputValueAsync();
        await CanBeUsedAsync(window);
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        return link;
    }

    private static async Task CanBeUsedAsync(StudioWindow window)
    {
        await window.WaitAsync("() => document.getAnimations().every(each => each.playState !== 'running')");
        var audit = await File.ReadAllTextAsync(Path.Combine(Installation.Root, "ClipPaste.Tests", "Browser", "page-audit.js"));
        Assert.Empty(await window.Page.EvaluateAsync<string[]>($"() => {{ {audit} return audit(); }}"));
        var room = await window.Page.EvaluateAsync<int>("() => innerWidth - document.scrollingElement.scrollWidth");
        Assert.True(room >= 0, $"The page is {-room} pixels wider than the screen.");
    }
}
