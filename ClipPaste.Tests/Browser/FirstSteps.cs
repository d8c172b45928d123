using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>The way from a sentence to a layout on the canvas, as a user goes it.</summary>
internal static partial class FirstSteps
{
    /// <summary>The sentence of the tests' collages.</summary>
    public const string Sentence = "a red panda guarding the Taj Mahal";

    /// <summary>Goes the whole way.</summary>
    /// <returns>The project's address.</returns>
    public static async Task<Uri> MakeAsync(StudioWindow window, Uri site)
    {
        var project = await StartAsync(window, site);
        await FindPhotosAsync(window);
        await CutOutAsync(window);
        await window.Panel.GetByLabel("The best").FillAsync("3");
        await window.Panel.Locator(".cutouts-best").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await ProposeAsync(window);
        await window.Button("Layout 1 of").ClickAsync();
        await window.SceneIsThereAsync();
        return project;
    }

    /// <summary>Begins a collage on the start page.</summary>
    /// <returns>The project's address.</returns>
    public static async Task<Uri> StartAsync(StudioWindow window, Uri site)
    {
        await window.Page.GotoAsync(site.ToString());
        await window.Page.GetByLabel("What should the collage show?").FillAsync(Sentence);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Start a collage" }).ClickAsync();
        await Assertions.Expect(window.Panel).ToBeVisibleAsync();
        return new Uri(ProjectAddress().Match(window.Page.Url).Value);
    }

    /// <summary>Waits for the photos that are looked for as soon as there is a sentence.</summary>
    /// <returns>How many the studio has picked.</returns>
    public static async Task<int> FindPhotosAsync(StudioWindow window)
    {
        await window.GoAsync("Photos");
        var cut = window.Button("Cut out [1-9]");
        await Assertions.Expect(cut).ToBeEnabledAsync(new() { Timeout = StudioWindow.Longest });
        await Assertions.Expect(window.Panel.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0, new() { Timeout = StudioWindow.Longest });
        return int.Parse(Number().Match(await cut.InnerTextAsync()).Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Has the picked photos cut out.</summary>
    public static async Task CutOutAsync(StudioWindow window)
    {
        await window.Button("Cut out [1-9]").ClickAsync();
        await Assertions.Expect(window.Panel.Locator("[data-cutout]").First).ToBeVisibleAsync(new() { Timeout = StudioWindow.Longest });
        await Assertions.Expect(window.Panel.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0, new() { Timeout = StudioWindow.Longest });
    }

    /// <summary>Has layouts proposed.</summary>
    public static async Task ProposeAsync(StudioWindow window)
    {
        await window.Button("Propose layouts").ClickAsync();
        await Assertions.Expect(window.Button("Layout 1 of")).ToBeVisibleAsync(new() { Timeout = StudioWindow.Longest });
        await Assertions.Expect(window.Panel.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0, new() { Timeout = StudioWindow.Longest });
    }

    [GeneratedRegex("^.*/studio/[^/]+", RegexOptions.NonBacktracking)]
    private static partial Regex ProjectAddress();

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
