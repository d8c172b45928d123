using System.Text.Json;
using ClipPaste.Engine.Models;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>Every step can be read, told apart, hit and worked by keyboard, in light and in dark.</summary>
[Collection(nameof(BrowserTests))]
public sealed class AccessibilityTests(StudioInBrowser studio)
{
    private const int Tabs = 20;

    private static readonly string[] Steps = ["Prompt", "Photos", "Cut-outs", "Layouts", "Compose", "Export"];

    private static readonly HashSet<string> Named =
        ["button", "link", "textbox", "searchbox", "combobox", "listbox", "slider", "spinbutton", "checkbox", "switch", "radio", "tab", "image", "img", "application", "dialog", "grid", "progressbar"];

    [BrowserFact]
    public Task Every_step_can_be_used_by_everyone_in_light_colours() => LookAsync(dark: false);

    [BrowserFact]
    public Task Every_step_can_be_used_by_everyone_in_dark_colours() => LookAsync(dark: true);

    [BrowserFact]
    public async Task A_question_mark_opens_the_shortcuts_and_Escape_closes_them()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        await window.ShowAsync(await studio.ProjectAsync(), "compose");
        await window.Page.GetByRole(AriaRole.Application, new() { Name = "Collage canvas" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("?");
        var overlay = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Shortcuts" });
        await Assertions.Expect(overlay).ToContainTextAsync("Pin the position");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(overlay).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    [BrowserFact]
    public async Task The_colours_are_chosen_in_the_studio_too()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        await window.ShowAsync(await studio.ProjectAsync(), "prompt");
        var light = await PaperAsync(window);
        await window.Page.GetByLabel("Colours").SelectOptionAsync("dark");
        var dark = await PaperAsync(window);
        Assert.NotEqual(light, dark);
        await window.Page.ReloadAsync();
        await window.SceneIsThereAsync();
        Assert.Equal(dark, await PaperAsync(window));
        Assert.Empty(window.Complaints);
    }

    private async Task LookAsync(bool dark)
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium, dark: dark);
        await window.ShowAsync(await studio.ProjectAsync(), "prompt");
        await window.Page.EvaluateAsync($"async () => {{ {AuditScript} window.pageAudit = {{ audit, focusUnseen }}; }}");
        var wrong = new List<string>();
        foreach (var step in Steps)
        {
            await window.GoAsync(step);
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = step, Exact = true }).First).ToBeVisibleAsync();
            await window.WaitAsync("() => document.querySelector('#content').innerText.trim().length > 0 && document.getAnimations().every(each => each.playState !== 'running')");
            wrong.AddRange(from sentence in await window.Page.EvaluateAsync<string[]>("() => window.pageAudit.audit()") select $"{step}: {sentence}");
            wrong.AddRange(from sentence in await NamelessAsync(window) select $"{step}: {sentence}");
            wrong.AddRange(from sentence in await UnseenFocusAsync(window) select $"{step}: {sentence}");
        }
        Assert.Empty(wrong.Distinct());
        Assert.Empty(window.Complaints);
    }

    // The names are those that Chromium gives to assistive technology.
    private static async Task<string[]> NamelessAsync(StudioWindow window)
    {
        var session = await window.Page.Context.NewCDPSessionAsync(window.Page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value;
        await session.DetachAsync();
        return [.. from node in tree.GetProperty("nodes").EnumerateArray()
                   where !node.GetProperty("ignored").GetBoolean() && Named.Contains(Text(node, "role")) && Text(node, "name").Length == 0
                   select $"A {Text(node, "role")} has no name (node {node.GetProperty("backendDOMNodeId")})."];
    }

    private static string Text(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) && value.TryGetProperty("value", out var text) ? text.GetString() ?? "" : "";

    private static async Task<List<string>> UnseenFocusAsync(StudioWindow window)
    {
        var unseen = new List<string>();
        await window.Panel.FocusAsync();
        for (var i = 0; i < Tabs; i++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            if (await window.Page.EvaluateAsync<string?>("() => window.pageAudit.focusUnseen()") is { } element)
                unseen.Add($"The focus on {element} is not seen.");
        }
        return unseen;
    }

    private static Task<string> PaperAsync(StudioWindow window) => window.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    private static string AuditScript => File.ReadAllText(Path.Combine(Installation.Root, "ClipPaste.Tests", "Browser", "page-audit.js"));
}
