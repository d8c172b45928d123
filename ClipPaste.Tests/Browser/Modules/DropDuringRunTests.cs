using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>Letting a piece go while a run moves the others.</summary>
[Collection(nameof(BrowserTests))]
public sealed class DropDuringRunTests(StudioInBrowser studio)
{
    [BrowserFact]
    public async Task The_other_pieces_never_go_back_to_an_older_iteration()
    {
        var project = SeededProject.Make(Path.Combine(studio.Folder, "studio"));
        var page = await studio.Chromium.OpenAsync();
        await page.AddInitScriptAsync("localStorage.setItem('clippaste-tour', 'seen')");
        await page.GotoAsync(new Uri(studio.Address, $"studio/{project}/compose").ToString());
        await page.WaitForFunctionAsync("() => document.querySelector('.stage-host')?.clippaste?.scene().pieces.length === 2");
        await page.EvaluateAsync(Watch);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = false }).First.ClickAsync();
        for (var drop = 1; drop <= 4; drop++)
        {
            await page.WaitForFunctionAsync("count => seen.frames.length > count", 6 * drop);
            var at = await page.EvaluateAsync<float[]>("() => Object.values(document.querySelector('.stage-host').clippaste.screenOf('red'))");
            await page.Mouse.MoveAsync(at[0], at[1]);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(at[0] + 24, at[1] + 16, new() { Steps = 5 });
            await page.Mouse.UpAsync();
        }
        await page.WaitForFunctionAsync("count => seen.frames.length > count", 34);
        var steps = await page.EvaluateAsync<int[]>("""
            () => seen.painted
                .map(at => seen.frames.findIndex(frame => Math.hypot(frame.x - at.x, frame.y - at.y) < 2e-5))
                .filter(i => i >= 0)
            """);
        Assert.NotEmpty(steps);
        Assert.Equal(steps.Order(), steps);
    }

    // Every iteration that comes in, and every place of the blue disc that is painted.
    private const string Watch = """
        () => {
            const host = document.querySelector(".stage-host");
            window.seen = { frames: [], painted: [] };
            host.addEventListener("clippaste:frame", ({ detail: { ids, poses } }) => {
                const [x, y] = poses[ids.indexOf("blue")];
                seen.frames.push({ x, y });
            });
            const look = () => {
                const { x, y } = host.clippaste.scene().byId.get("blue").pose;
                const last = seen.painted.at(-1);
                if (last?.x !== x || last?.y !== y)
                    seen.painted.push({ x, y });
                requestAnimationFrame(look);
            };
            look();
        }
        """;
}
