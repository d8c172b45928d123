using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Exports;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Collage;
using ClipPaste.Tests.Exports;
using ClipPaste.Tests.Sources;

namespace ClipPaste.Tests.Browser;

public sealed class SvgAgreementTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task A_browser_draws_the_svg_file_as_the_engine_draws_the_collage()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "collage.svg");
        var document = TestPieces.Document();
        SvgFile.Write(file, document, [.. document.Pieces.Select(piece => new CollageLayer(piece, piece.Id))], 800);

        var page = await chromium.OpenAsync(800, 600);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        var shown = ImageReader.Read(await page.ScreenshotAsync());
        await page.Context.CloseAsync();

        Assert.InRange(Likeness.Decibels(shown, CollageRenderer.Render(document, 800, 600, 2)), 38, double.PositiveInfinity);
    }
}
