using System.Numerics;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Collage;

/// <summary>A layout as on a coarse grid: which cut-out is seen in each cell, and the colours behind them all.</summary>
internal sealed class LayoutSketch
{
    private const int Columns = 32;
    private const int Rows = 24;
    private const byte Opaque = 127;
    private const double ColourWeight = .5;

    private readonly Cutout?[] _seen = new Cutout?[Columns * Rows];
    private readonly Background _background;

    /// <summary>Sketches a layout on a canvas of any shape: cells stretch with it.</summary>
    public LayoutSketch(Layout layout, CanvasShape shape)
    {
        _background = layout.Background;
        foreach (var piece in layout.Pieces)
            Paint(piece, shape);
    }

    /// <summary>The part of the cells in which the two show different cut-outs, and the difference of their colours.</summary>
    /// <returns>0 for the same picture; about .1 when a subject has moved, above .5 when hardly anything is the same.</returns>
    public double Difference(LayoutSketch other)
    {
        var different = 0;
        for (var cell = 0; cell < _seen.Length; cell++)
            different += ReferenceEquals(_seen[cell], other._seen[cell]) ? 0 : 1;
        var colours = _background.Colours.Zip(other._background.Colours).Average(pair => Vector3.Distance(pair.First, pair.Second));
        return different / (double)_seen.Length + ColourWeight * colours;
    }

    private void Paint(Piece piece, CanvasShape shape)
    {
        var (sin, cos) = Math.SinCos(-piece.Pose.Rotation);
        for (var row = 0; row < Rows; row++)
        {
            var y = ((row + .5) / Rows - .5 - piece.Pose.Y) * shape.Height / piece.Pose.Scale;
            for (var column = 0; column < Columns; column++)
            {
                var x = ((column + .5) / Columns - .5 - piece.Pose.X) * shape.Width / piece.Pose.Scale;
                if (Covers(piece.Cutout.Image, (cos * x - sin * y) * (piece.Pose.Mirrored ? -1 : 1), sin * x + cos * y))
                    _seen[row * Columns + column] = piece.Cutout;
            }
        }
    }

    // x and y from the image's centre, in parts of its long side.
    private static bool Covers(RgbaImage image, double x, double y)
    {
        var longSide = Math.Max(image.Width, image.Height);
        var (column, row) = (Math.Floor(x * longSide + image.Width / 2.0), Math.Floor(y * longSide + image.Height / 2.0));
        return column >= 0 && row >= 0 && column < image.Width && row < image.Height
            && image.Pixels[((int)row * image.Width + (int)column) * 4 + 3] > Opaque;
    }
}
