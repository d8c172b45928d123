namespace ClipPaste.Tests.Browser.Modules;

/// <summary>theme.js: the choice of colours.</summary>
[Collection(nameof(BrowserTests))]
public sealed class ThemeTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task A_choice_is_applied_to_the_page_and_kept()
    {
        var applied = await RunAsync<string[]>(Picker + """
            return [choose("dark"), choose("light"), choose("system"), document.cookie];
            """);
        Assert.Equal(["dark dark all", "light light not all", "system light dark (prefers-color-scheme: dark)", "theme=system"], applied.AsSpan());
    }

    [BrowserFact]
    public async Task What_is_no_choice_changes_nothing()
    {
        var applied = await RunAsync<string[]>(Picker + """
            return [choose("dark"), choose("neon")];
            """);
        Assert.Equal(applied[0], applied[1]);
    }

    private const string Picker = """
        document.head.innerHTML = '<meta name="color-scheme"><link data-scheme="dark">';
        document.body.innerHTML = "<select data-theme-picker></select>";
        await import("/theme.js");
        const choose = name => {
            const picker = document.querySelector("select");
            picker.replaceChildren(new Option(name, name, true, true));
            picker.dispatchEvent(new Event("change", { bubbles: true }));
            return [document.documentElement.dataset.theme, document.querySelector("meta").content, document.querySelector("link").media].join(" ");
        };

        """;
}
