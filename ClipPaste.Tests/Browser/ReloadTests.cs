using System.Net;
using System.Text.Json;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>A run outlives the window that shows it.</summary>
[Collection(nameof(BrowserTests))]
public sealed class ReloadTests(StudioInBrowser studio)
{
    [BrowserFact]
    public async Task A_run_goes_on_over_a_reload_and_its_timeline_has_every_iteration()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        await window.ShowAsync(await studio.ProjectAsync(), "compose");
        await window.RunAsync(iterations: 2000);
        await window.FrameAfterAsync(8);
        var before = await window.NewestAsync();

        await window.Page.ReloadAsync();
        await window.SceneIsThereAsync();
        await window.FrameAfterAsync(before + 5);
        var newest = await window.NewestAsync();
        await window.WaitAsync("number => document.querySelector('.timeline-slider')?.max >= number", newest - 1);
        var run = await window.Page.EvaluateAsync<string>("() => document.querySelector('.stage-host').clippaste.scene().run.id");
        Assert.Equal(Enumerable.Range(1, newest), (await TimelineAsync(run)).Where(number => number <= newest));

        // Looking back shows what was (the slider counts from nought), and one click leads back to the present.
        await window.Panel.GetByRole(AriaRole.Slider, new() { Name = "Iteration", Exact = true }).FillAsync("2");
        await Assertions.Expect(window.Panel.GetByText("Iteration 3 of").First).ToBeVisibleAsync();
        await window.Button("Back to now").ClickAsync();
        await window.FrameAfterAsync(newest);
        await window.StopAsync();
    }

    [BrowserFact]
    public async Task Back_and_Forward_lead_from_step_to_step_of_the_open_page()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        await window.ShowAsync(await studio.ProjectAsync(), "prompt");
        await window.Page.EvaluateAsync("() => { window.stillHere = true; }");
        foreach (var (name, step) in new[] { ("Photos", "sources"), ("Compose", "compose"), ("Export", "export") })
        {
            await window.GoAsync(name);
            await IsAtAsync(step);
        }
        await window.Page.EvaluateAsync("() => history.back()");
        await IsAtAsync("compose");
        await window.Page.EvaluateAsync("() => history.go(-2)");
        await IsAtAsync("prompt");
        await window.Page.EvaluateAsync("() => history.forward()");
        await IsAtAsync("sources");
        Assert.True(await window.Page.EvaluateAsync<bool>("() => window.stillHere === true"));
        Assert.EndsWith(" · ClipPaste", await window.Page.TitleAsync(), StringComparison.Ordinal);
        await window.Page.ReloadAsync();
        await IsAtAsync("sources");
        Assert.Empty(window.Complaints);

        Task IsAtAsync(string step) => window.WaitAsync(
            "step => document.querySelector('.studio')?.dataset.step === step && location.pathname.endsWith('/' + step)", step);
    }

    private async Task<int[]> TimelineAsync(string run)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All });
        using var timeline = JsonDocument.Parse(await client.GetStringAsync(new Uri(studio.Address, $"runs/{run}/timeline")));
        return [.. timeline.RootElement.GetProperty("frames").EnumerateArray().Select(frame => frame.GetProperty("number").GetInt32())];
    }
}
