using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Exports;

/// <summary>A sheet that collages are printed on.</summary>
/// <param name="Name">What it is called in shops; stable.</param>
/// <param name="ShortSide">Millimetres.</param>
/// <param name="LongSide">Millimetres.</param>
public sealed record PaperSize(string Name, double ShortSide, double LongSide)
{
    private const double MillimetresPerInch = 25.4;

    // Printers that cut to the edge want the picture to go on beyond it; others cannot print nearer to it than this.
    private const double Bleed = 3;
    private const double Margin = 5;

    /// <summary>The sizes offered.</summary>
    public static IReadOnlyList<PaperSize> All { get; } =
    [
        new("A4", 210, 297), new("A3", 297, 420), new("A5", 148, 210), new("Letter", 215.9, 279.4), new("10x15", 100, 150), new("Square", 200, 200),
    ];

    /// <summary>The sheet in millimetres, upright or across as the canvas is; with the bleed where the picture goes to the edge.</summary>
    public (double Width, double Height) Sheet(double aspect, bool toTheEdge)
    {
        var more = toTheEdge ? 2 * Bleed : 0;
        return aspect >= 1 ? (LongSide + more, ShortSide + more) : (ShortSide + more, LongSide + more);
    }

    /// <summary>The sheet in pixels.</summary>
    /// <param name="aspect">The canvas's width divided by its height.</param>
    /// <param name="toTheEdge">With the bleed.</param>
    /// <param name="dpi">Pixels to the inch.</param>
    public (int Width, int Height) Pixels(double aspect, bool toTheEdge, int dpi)
    {
        var (width, height) = Sheet(aspect, toTheEdge);
        return (ToPixels(width, dpi), ToPixels(height, dpi));
    }

    /// <summary>Draws a collage for this sheet: whole, with a white border; or to the edge and 3 mm beyond, with its middle on the sheet's.</summary>
    /// <param name="document">The collage.</param>
    /// <param name="toTheEdge">Fill the sheet; what does not fit is cut off.</param>
    /// <param name="dpi">Pixels to the inch.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, from any thread; null for nobody.</param>
    /// <param name="token">Cancels.</param>
    public RgbaImage Draw(CollageDocument document, bool toTheEdge, int dpi, int threads, IProgress<double>? progress = null, CancellationToken token = default)
    {
        var (width, height) = Pixels(document.Aspect, toTheEdge, dpi);
        if (toTheEdge)
        {
            var (across, down) = (Math.Max(width, (int)Math.Ceiling(height * document.Aspect)), Math.Max(height, (int)Math.Ceiling(width / document.Aspect)));
            return CollageRenderer.RenderWindow(document, across, down, new PixelBox((across - width) / 2, (down - height) / 2, width, height), threads, transparent: false, progress, token);
        }
        var border = 2 * ToPixels(Margin, dpi);
        var (fitWidth, fitHeight) = ((width - border), (height - border));
        var (w, h) = (Math.Min(fitWidth, (int)(fitHeight * document.Aspect)), Math.Min(fitHeight, (int)(fitWidth / document.Aspect)));
        return OnWhite(CollageRenderer.Render(document, w, h, threads, transparent: false, progress, token), width, height);
    }

    private static RgbaImage OnWhite(RgbaImage picture, int width, int height)
    {
        var sheet = new RgbaImage(width, height);
        sheet.Pixels.AsSpan().Fill(byte.MaxValue);
        var (left, top) = ((width - picture.Width) / 2, (height - picture.Height) / 2);
        for (var y = 0; y < picture.Height; y++)
            picture.Row(y).CopyTo(sheet.Row(y + top)[(left * 4)..]);
        return sheet;
    }

    private static int ToPixels(double millimetres, int dpi) => (int)Math.Round(millimetres / MillimetresPerInch * dpi);
}
