namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/camera.js: what part of the canvas is seen.</summary>
[Collection(nameof(BrowserTests))]
public sealed class CameraTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task Zooming_keeps_what_lies_under_the_pointer_in_place()
    {
        var point = await RunAsync<double[]>("""
            const { toCanvas, toScreen, zoomedAt } = await import("/canvas/camera.js");
            const [camera, pointer] = [{ zoom: .6, x: 31, y: -17 }, { x: 222, y: 333 }];
            const under = toCanvas(camera, pointer);
            return [1.7, .3, 100, .001].flatMap(factor => Object.values(toScreen(zoomedAt(camera, factor, pointer), under)));
            """);
        AssertNear([222, 333, 222, 333, 222, 333, 222, 333], point, 1e-6);
    }

    [BrowserFact]
    public async Task The_zoom_stays_between_a_tenth_and_eight()
    {
        var zooms = await RunAsync<double[]>("""
            const { centred, zoomedAt } = await import("/canvas/camera.js");
            const camera = { zoom: 1, x: 0, y: 0 };
            const [size, viewport] = [{ width: 1000, height: 750 }, { width: 10, height: 10 }];
            return [zoomedAt(camera, 1e6, camera).zoom, zoomedAt(camera, 1e-6, camera).zoom, centred(size, viewport, 99).zoom, centred(size, viewport, 0).zoom];
            """);
        Assert.Equal([8, .1, 8, .1], zooms);
    }

    [BrowserFact]
    public async Task A_fitted_canvas_lies_in_the_middle_with_its_margin()
    {
        var camera = await RunAsync<double[]>("""
            const { fitted } = await import("/canvas/camera.js");
            const { zoom, x, y } = fitted({ width: 1000, height: 500 }, { width: 848, height: 900 }, 24);
            return [zoom, x, y];
            """);
        AssertNear([.8, 24, 250], camera);
    }

    [BrowserFact]
    public async Task However_far_the_view_goes_some_of_the_canvas_stays_in_sight()
    {
        var seen = await RunAsync<double[][]>("""
            const { keptInSight, panned } = await import("/canvas/camera.js");
            const [size, viewport] = [{ width: 1000, height: 750 }, { width: 800, height: 600 }];
            const seenOf = (from, length, room) => Math.min(from + length, room) - Math.max(from, 0);
            return [.1, 1, 8].flatMap(zoom => [[-1e5, -1e5], [1e5, 1e5], [-1e5, 1e5]].map(([dx, dy]) => {
                const camera = keptInSight(panned({ zoom, x: 0, y: 0 }, dx, dy), size, viewport);
                return [seenOf(camera.x, size.width * zoom, viewport.width), seenOf(camera.y, size.height * zoom, viewport.height)];
            }));
            """);
        Assert.All(seen, sides => AssertNear([48, 48], sides, 1e-6));
    }

    [BrowserFact]
    public async Task A_canvas_in_full_sight_is_left_where_it_is() => Assert.True(await RunAsync<bool>("""
        const { keptInSight } = await import("/canvas/camera.js");
        const camera = { zoom: .5, x: 40, y: 30 };
        return JSON.stringify(keptInSight(camera, { width: 1000, height: 750 }, { width: 800, height: 600 })) === JSON.stringify(camera);
        """));
}
