using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>Mouse, keys and fingers on the canvas of the real studio.</summary>
[Collection(nameof(BrowserTests))]
public sealed class HandsTests(StudioInBrowser studio)
{
    [BrowserFact]
    public async Task One_drag_is_one_edit_and_one_undo_takes_it_back()
    {
        var page = await OpenAsync();
        var (before, version) = (await PlaceAsync(page, "red"), await VersionAsync(page));
        await DragAsync(page, before, 61, 37);
        await UntilAsync(page, $"scene().version === {version + 1}");
        var after = await PlaceAsync(page, "red");
        Assert.Equal((61, 37), (Math.Round(after.X - before.X), Math.Round(after.Y - before.Y)));
        await page.Keyboard.PressAsync("Control+z");
        await UntilAsync(page, "!scene().canUndo && scene().byId.get('red').pose.x === -0.2");
    }

    [BrowserFact]
    public async Task Escape_takes_back_what_the_hand_is_doing()
    {
        var page = await OpenAsync();
        var before = await PlaceAsync(page, "red");
        await page.Mouse.MoveAsync(before.X, before.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(before.X + 80, before.Y + 20, new() { Steps = 4 });
        Assert.NotEqual(before, await PlaceAsync(page, "red"));
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        Assert.Equal(before, await PlaceAsync(page, "red"));
        Assert.False(await page.EvaluateAsync<bool>("() => document.querySelector('.stage-host').clippaste.scene().canUndo"));
    }

    [BrowserFact]
    public async Task Keys_typed_into_a_field_do_nothing_to_the_canvas()
    {
        var page = await OpenAsync("prompt");
        await page.EvaluateAsync("() => document.querySelector('.stage-host').clippaste.select(['red'])");
        var pieces = await PiecesAsync(page);
        await page.Locator("textarea").First.ClickAsync();
        await page.Keyboard.TypeAsync("fhl?");
        await page.Keyboard.PressAsync("Delete");
        Assert.Equal(0, await page.Locator("dialog.clip-help").CountAsync());
        // The canvas shows at once what it has been told to do; the sentence itself may be saved meanwhile.
        Assert.Equal(pieces, await PiecesAsync(page));

        static Task<string> PiecesAsync(IPage page) => page.EvaluateAsync<string>("() => JSON.stringify(document.querySelector('.stage-host').clippaste.scene().pieces)");
    }

    [BrowserFact]
    public async Task Tab_walks_over_the_pieces_and_then_leaves_the_canvas()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("() => document.querySelector('.stage-host').focus()");
        var focus = new List<bool>();
        for (var i = 0; i < 3; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            focus.Add(await page.EvaluateAsync<bool>("() => document.activeElement === document.querySelector('.stage-host')"));
        }
        Assert.Equal("True True False", string.Join(' ', focus));
    }

    [BrowserFact]
    public async Task The_overlay_of_shortcuts_gives_the_focus_back()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("() => document.querySelector('.stage-host').focus()");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("dialog.clip-help")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog.clip-help")).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement === document.querySelector('.stage-host')"));
    }

    [BrowserFact]
    public async Task Nothing_is_painted_while_nothing_changes_and_once_however_often_it_is_asked_for()
    {
        var page = await OpenAsync();
        var painted = await page.EvaluateAsync<string>("""
            async () => {
                const canvas = document.querySelector(".stage-host").clippaste;
                let frames = 0;
                const real = window.requestAnimationFrame.bind(window);
                const wait = count => new Promise(done => { const step = () => (count-- > 0 ? real(step) : done()); step(); });
                await wait(10);
                window.requestAnimationFrame = act => { frames++; return real(act); };
                await wait(20);
                const idle = frames;
                ["zoomIn", "zoomOut", "zoomIn"].forEach(name => canvas.runCommand(name));
                await wait(20);
                window.requestAnimationFrame = real;
                return `${idle} ${frames}`;
            }
            """);
        // One for the collage and one for what is drawn over it.
        Assert.Equal("0 2", painted);
    }

    [BrowserFact]
    public async Task Two_fingers_turn_and_scale_the_selection_as_one_edit()
    {
        var page = await OpenAsync(width: 390, height: 844);
        await page.EvaluateAsync("() => document.querySelector('.stage-host').clippaste.select(['red'])");
        var (at, version) = (await PlaceAsync(page, "red"), await VersionAsync(page));
        var fingers = await page.Context.NewCDPSessionAsync(page);
        Task Touch(string type, params (double X, double Y)[] points) => fingers.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = type,
            ["touchPoints"] = points.Select((point, id) => new { x = point.X, y = point.Y, id }).ToArray(),
        });
        await Touch("touchStart", (at.X - 30, at.Y));
        await Touch("touchStart", (at.X - 30, at.Y), (at.X + 30, at.Y));
        for (var step = 1; step <= 10; step++)
        {
            var (sin, cos) = Math.SinCos(.05 * step);
            var reach = 30 + 2 * step;
            await Touch("touchMove", (at.X - reach * cos, at.Y - reach * sin), (at.X + reach * cos, at.Y + reach * sin));
        }
        await Touch("touchEnd", (at.X - 50, at.Y));
        await Touch("touchEnd");
        await UntilAsync(page, $"scene().version === {version + 1}");
        var pose = await page.EvaluateAsync<double[]>("""
            () => {
                const { rotation, logScale } = document.querySelector(".stage-host").clippaste.scene().byId.get("red").pose;
                return [rotation, logScale];
            }
            """);
        Assert.InRange(pose[0], .47, .53);
        Assert.InRange(pose[1] - Math.Log(.3), Math.Log(50 / 30.0) - .03, Math.Log(50 / 30.0) + .03);
    }

    private async Task<IPage> OpenAsync(string step = "compose", int width = 1440, int height = 900)
    {
        var project = SeededProject.Make(Path.Combine(studio.Folder, "studio"));
        var page = await studio.Chromium.OpenAsync(width, height);
        await page.AddInitScriptAsync("localStorage.setItem('clippaste-tour', 'seen')");
        await page.GotoAsync(new Uri(studio.Address, $"studio/{project}/{step}").ToString());
        await UntilAsync(page, "scene().pieces.length === 2");
        return page;
    }

    private static async Task UntilAsync(IPage page, string condition) => await page.WaitForFunctionAsync($$"""
        () => {
            const canvas = document.querySelector(".stage-host")?.clippaste;
            const scene = () => canvas.scene();
            return canvas !== undefined && {{condition}};
        }
        """);

    private static Task<long> VersionAsync(IPage page) => page.EvaluateAsync<long>("() => document.querySelector('.stage-host').clippaste.scene().version");

    private static async Task<(float X, float Y)> PlaceAsync(IPage page, string piece)
    {
        var place = await page.EvaluateAsync<float[]>("id => { const { x, y } = document.querySelector('.stage-host').clippaste.screenOf(id); return [x, y]; }", piece);
        return (place[0], place[1]);
    }

    // With Ctrl nothing catches.
    private static async Task DragAsync(IPage page, (float X, float Y) from, float dx, float dy)
    {
        await page.Mouse.MoveAsync(from.X, from.Y);
        await page.Mouse.DownAsync();
        await page.Keyboard.DownAsync("Control");
        await page.Mouse.MoveAsync(from.X + dx, from.Y + dy, new() { Steps = 6 });
        await page.Mouse.UpAsync();
        await page.Keyboard.UpAsync("Control");
    }
}
