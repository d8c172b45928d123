using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>Signing up, keeping a passkey and signing in with it, in a browser with an authenticator that always says yes.</summary>
[Collection(nameof(BrowserTests))]
public sealed class PasskeyTests(StudioInBrowser studio)
{
    [BrowserFact]
    public async Task A_passkey_that_was_added_signs_in_without_name_and_password()
    {
        using var server = await StudioServer.StartAsync(Path.Combine(studio.Folder, "with accounts"), multiUser: true);
        // Passkeys belong to names, not to numbers.
        var address = new UriBuilder(server.Address) { Host = "localhost" }.Uri;
        var page = await studio.Chromium.OpenAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GotoAsync(new Uri(address, "sign-up").ToString());
        await page.GetByLabel("Name").FillAsync("Ann");
        await page.GetByLabel("Password").FillAsync("four words in a row");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an account" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ann" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The passkey is saved");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Ann" })).ToBeVisibleAsync();
        Assert.Empty(complaints);
    }
}
