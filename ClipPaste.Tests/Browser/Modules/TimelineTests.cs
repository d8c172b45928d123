using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/timeline.js: going back over the iterations of a run.</summary>
[Collection(nameof(BrowserTests))]
public sealed class TimelineTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task Home_and_the_arrow_keys_go_through_the_iterations()
    {
        await OpenAsync();
        var slider = Page.GetByRole(AriaRole.Slider);
        await slider.PressAsync("Home");
        await slider.PressAsync("ArrowRight");
        await slider.PressAsync("End");
        await slider.PressAsync("ArrowLeft");
        Assert.Equal(["1", "2", "5", "4"], await ShownAsync());
    }

    [BrowserFact]
    public async Task An_iteration_is_shown_with_the_pieces_of_its_time()
    {
        await OpenAsync();
        await Page.EvaluateAsync("() => { timeline.show(2); timeline.show(4); }");
        Assert.Equal(["a", "a,b"], await Page.EvaluateAsync<string[]>("() => pieces"));
    }

    [BrowserFact]
    public async Task Branching_names_the_iteration_that_is_shown()
    {
        await OpenAsync();
        await Page.GetByRole(AriaRole.Slider).PressAsync("Home");
        await Page.GetByText("branch").ClickAsync();
        Assert.Equal("1", await Page.EvaluateAsync<string>("() => branches.join()"));
    }

    [BrowserFact]
    public async Task From_the_past_one_button_leads_back_to_live_and_keeps_the_focus_in_the_timeline()
    {
        await OpenAsync();
        await Page.GetByRole(AriaRole.Slider).PressAsync("Home");
        await Page.GetByText("back").ClickAsync();
        Assert.Equal(["1", "live"], await ShownAsync());
        await Assertions.Expect(Page.GetByText("branch")).ToBeDisabledAsync();
        Assert.Equal("range", await Page.EvaluateAsync<string>("() => document.activeElement.type"));
    }

    [BrowserFact]
    public async Task What_could_not_be_loaded_can_be_asked_for_again()
    {
        await OpenAsync(failures: 1);
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("failed");
        await Page.GetByText("retry").ClickAsync();
        await Assertions.Expect(Page.GetByText("retry")).ToBeHiddenAsync();
        await Page.GetByRole(AriaRole.Slider).PressAsync("Home");
        Assert.Equal(["1"], await ShownAsync());
    }

    [BrowserFact]
    public async Task Iterations_that_come_in_lengthen_it_and_known_ones_do_not()
    {
        await OpenAsync();
        await Page.EvaluateAsync("""
            () => {
                [4, 5, 6, 7].forEach(number => timeline.push({ ...frame(number), number }, { version: 9, pieces: [] }));
                return new Promise(requestAnimationFrame);
            }
            """);
        Assert.Equal("6", await Page.GetByRole(AriaRole.Slider).GetAttributeAsync("max"));
    }

    [BrowserFact]
    public async Task A_long_history_is_a_curve_of_few_points_that_keeps_its_end()
    {
        var (length, end) = await CurveAsync("Array.from({ length: 5000 }, (_, i) => i)");
        Assert.InRange(length, 2, 601);
        Assert.Equal("1", end);
    }

    [BrowserFact]
    public async Task Values_that_are_no_numbers_leave_a_gap_in_the_curve() =>
        Assert.Equal(2, await RunAsync<int>("""
            const { curvePath } = await import("/canvas/timeline-curves.js");
            return curvePath([1, 2, null, 3, 4]).match(/M/g).length;
            """));

    private async Task<(int Points, string End)> CurveAsync(string values)
    {
        var path = await RunAsync<string>($$"""
            const { curvePath } = await import("/canvas/timeline-curves.js");
            return curvePath({{values}});
            """);
        var points = path.Split('M', 'L').Skip(1).ToArray();
        return (points.Length, points[^1].Split(' ')[0]);
    }

    private Task<string[]> ShownAsync() => Page.EvaluateAsync<string[]>("() => shown");

    // Five iterations, the last two of a document with one piece more.
    private async Task OpenAsync(int failures = 0)
    {
        await Page.RouteAsync("**/runs/run/timeline", route => failures-- > 0 ? route.FulfillAsync(new() { Status = 503 }) : route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = $$"""
                {
                    "scenes": [{"from": 1, "pieces": [{"id": "a"}]}, {"from": 4, "pieces": [{"id": "a"}, {"id": "b"}]}],
                    "frames": [{{string.Join(',', Enumerable.Range(1, 5).Select(Frame))}}]
                }
                """,
        }));
        await Page.EvaluateAsync("""
            async () => {
                const { openTimeline } = await import("/canvas/timeline.js");
                window.frame = number => ({ run: "run", number, version: 1, loss: 1, score: .2, ids: [], poses: [], colours: [] });
                [window.shown, window.pieces, window.branches] = [[], [], []];
                const texts = Object.fromEntries(["slider", "play", "pause", "live", "branch", "score", "loss", "position", "empty", "loading", "failed", "retry"]
                    .map(name => [name, name]));
                window.timeline = openTimeline(document.body, {
                    url: "/runs/run/timeline", texts: { ...texts, backToLive: "back" },
                    onFrame(shownFrame, shownPieces) {
                        shown.push(shownFrame ? `${shownFrame.number}` : "live");
                        pieces.push((shownPieces ?? []).map(piece => piece.id).join());
                    },
                    onBranch: number => branches.push(number),
                });
                await timeline.loaded;
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
            }
            """);
    }

    private static string Frame(int number) =>
        $$"""{"run": "run", "number": {{number}}, "version": 1, "loss": 1, "score": 0.2, "ids": [], "poses": [], "colours": []}""";
}
