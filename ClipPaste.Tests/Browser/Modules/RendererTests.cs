namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/renderer.js: when it draws and what.</summary>
[Collection(nameof(BrowserTests))]
public sealed class RendererTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task Shown_twice_in_one_frame_it_paints_once_and_idle_never()
    {
        var painted = await RunAsync<int[]>(Renderer + """
            const renderer = openRenderer(canvas, { textures, kind: "2d", onPainted: () => { painted++; } });
            renderer.show(EMPTY_SCENE, camera);
            renderer.show(EMPTY_SCENE, camera);
            await frames(3);
            const shown = painted;
            await frames(10);
            return [shown, painted];
            """);
        Assert.Equal([1, 1], painted.AsSpan());
    }

    [BrowserFact]
    public async Task Disposed_it_paints_no_more_and_nothing_is_painted_before_something_is_shown()
    {
        var painted = await RunAsync<int>(Renderer + """
            const renderer = openRenderer(canvas, { textures, kind: "2d", onPainted: () => { painted++; } });
            renderer.invalidate();
            await frames(2);
            renderer.show(EMPTY_SCENE, camera);
            renderer.dispose();
            await frames(3);
            return painted;
            """);
        Assert.Equal(0, painted);
    }

    [BrowserFact]
    public async Task Both_ways_of_drawing_give_the_same_background()
    {
        var largest = await RunAsync<int>(Renderer + """
            const scene = { ...EMPTY_SCENE, background: { colours: [[.9, .05, .1], [.4, -.1, .1], [.6, .1, -.1], [.2, 0, 0], [.95, 0, .05]], locked: false } };
            const [webgl, flat] = await Promise.all(["webgl2", "2d"].map(kind =>
                openRenderer(document.createElement("canvas"), { textures, kind }).readPixels(scene, 40, 30)));
            return Math.max(...webgl.map((value, i) => Math.abs(value - flat[i])));
            """);
        Assert.InRange(largest, 0, 1);
    }

    private const string Renderer = """
        const { openRenderer } = await import("/canvas/renderer.js");
        const { EMPTY_SCENE } = await import("/canvas/scene.js");
        const canvas = document.body.appendChild(document.createElement("canvas"));
        const textures = { get: () => null, ready: async () => {} };
        const camera = { zoom: .1, x: 0, y: 0 };
        const frames = async count => { while (count-- > 0) await new Promise(requestAnimationFrame); };
        let painted = 0;

        """;
}
