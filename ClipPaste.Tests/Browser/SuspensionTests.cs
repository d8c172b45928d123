using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>An account is suspended while its user has the studio open.</summary>
[Collection(nameof(BrowserTests))]
public sealed class SuspensionTests(StudioInBrowser studio)
{
    private const string Password = "four words in a row";

    [BrowserFact]
    public async Task An_open_studio_of_a_suspended_account_closes_at_once()
    {
        using var server = await StudioServer.StartAsync(Path.Combine(studio.Folder, "suspended"), multiUser: true);
        var admin = await SignUpAsync(server, "Ann");
        var user = await SignUpAsync(server, "Ben");
        await user.GotoAsync(server.Address.ToString());
        await user.Locator("#prompt").FillAsync("a fox");
        await user.Locator("#prompt").PressAsync("Enter");
        await user.Locator(".studio-panel h2").First.WaitForAsync();

        await admin.GotoAsync(new Uri(server.Address, "admin").ToString());
        var row = admin.Locator(".admin-account").Filter(new() { HasText = "Ben" });
        await row.Locator("summary").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();

        await user.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).WaitForAsync(new() { Timeout = StudioWindow.Longest });
        await user.GetByLabel("Name").FillAsync("Ben");
        await user.GetByLabel("Password").FillAsync(Password);
        await user.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(user.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be used");
        await admin.Context.CloseAsync();
        await user.Context.CloseAsync();
    }

    private async Task<IPage> SignUpAsync(StudioServer server, string name)
    {
        var page = await studio.Chromium.OpenAsync();
        await page.GotoAsync(new Uri(server.Address, "sign-up").ToString());
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an account" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).WaitForAsync();
        return page;
    }
}
