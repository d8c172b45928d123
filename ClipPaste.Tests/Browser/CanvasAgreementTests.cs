using ClipPaste.Engine.Collage;
using Xunit.Abstractions;

namespace ClipPaste.Tests.Browser;

/// <summary>What the browser draws is what the engine draws.</summary>
[Collection(nameof(BrowserTests))]
public sealed class CanvasAgreementTests(StudioInBrowser studio, ITestOutputHelper output)
{
    private const int Width = 960;
    private const int Height = 720;
    private const double LeastDecibels = 35;

    // Base64 is the quickest way for so many bytes out of the page.
    private const string Encode = """
        const encode = pixels => new Promise(done => {
          const reader = new FileReader();
          reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
          reader.readAsDataURL(new Blob([pixels]));
        });
        """;

    [BrowserFact]
    public async Task Both_ways_of_drawing_agree_with_the_engine_on_a_collage_that_a_run_has_moved()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium);
        await window.ShowAsync(await studio.ProjectAsync(), "compose");
        await window.RunAsync(iterations: 2000);
        await window.FrameAfterAsync(10);
        await window.StopAsync();
        await window.GoAsync("Export");
        var document = ProjectFile.Load(await window.ExportAsync("Project file", ".clippaste", studio.Folder)).Document;
        var engine = CollageRenderer.Render(document, Width, Height, threads: 1).Pixels;
        var shown = Convert.FromBase64String(await window.Page.EvaluateAsync<string>(
            $"async ([width, height]) => {{ {Encode} return encode(await document.querySelector('.stage-host').clippaste.readPixels(width, height)); }}", new[] { Width, Height }));
        Agree("the page's canvas", engine, shown);
        foreach (var kind in new[] { "webgl2", "2d" })
            Agree(kind, engine, await DrawnAsync(window, kind));
    }

    private static async Task<byte[]> DrawnAsync(StudioWindow window, string kind) => Convert.FromBase64String(await window.Page.EvaluateAsync<string>(
        $$"""
        async ([kind, width, height]) => {
          {{Encode}}
          const { openRenderer } = await import("/canvas/renderer.js");
          const { openTextures } = await import("/canvas/textures.js");
          const textures = openTextures();
          const renderer = openRenderer(document.createElement("canvas"), { textures, kind });
          const pixels = await renderer.readPixels(document.querySelector(".stage-host").clippaste.scene(), width, height);
          renderer.dispose();
          textures.dispose();
          return encode(pixels);
        }
        """, new object[] { kind, Width, Height }));

    private void Agree(string name, byte[] engine, byte[] browser)
    {
        Assert.Equal(engine.Length, browser.Length);
        var squares = 0.0;
        for (var i = 0; i < engine.Length; i++)
            squares += i % 4 == 3 ? 0 : Math.Pow(engine[i] - browser[i], 2);
        var decibels = 10 * Math.Log10(255.0 * 255 / (squares / (Width * Height * 3)));
        output.WriteLine($"{name}: {decibels:0.0} dB");
        Assert.True(decibels >= LeastDecibels, $"{name} agrees with the engine to {decibels:0.0} dB only.");
    }
}
