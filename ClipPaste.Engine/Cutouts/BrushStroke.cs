namespace ClipPaste.Engine.Cutouts;

/// <summary>What a round brush covers on its way, with a soft edge.</summary>
internal sealed class BrushStroke
{
    private const double Softness = .25;
    private const double LeastSoftness = 1;

    private readonly PixelBox _area;
    private readonly byte[] _cover;

    /// <summary>Draws a stroke.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="radius">Where the cover is one half; a quarter of it is soft, but never less than a pixel.</param>
    /// <param name="area">From <see cref="AreaOf"/>.</param>
    public BrushStroke(IReadOnlyList<(double X, double Y)> points, double radius, PixelBox area)
    {
        _area = area;
        _cover = new byte[area.Width * area.Height];
        for (var i = 0; i < points.Count; i++)
            Draw(points[Math.Max(0, i - 1)], points[i], radius);
    }

    /// <summary>The pixels that a stroke can touch, or null where it misses the photo.</summary>
    public static PixelBox? AreaOf(IReadOnlyList<(double X, double Y)> points, double radius, PixelBox photo)
    {
        var reach = radius + Soft(radius);
        var left = Math.Max(photo.X, (int)Math.Floor(points.Min(point => point.X) - reach));
        var top = Math.Max(photo.Y, (int)Math.Floor(points.Min(point => point.Y) - reach));
        var right = Math.Min(photo.X + photo.Width, (int)Math.Ceiling(points.Max(point => point.X) + reach));
        var bottom = Math.Min(photo.Y + photo.Height, (int)Math.Ceiling(points.Max(point => point.Y) + reach));
        return right <= left || bottom <= top ? null : new PixelBox(left, top, right - left, bottom - top);
    }

    /// <summary>Adds the stroke to a mask, or takes it away.</summary>
    public void Apply(byte[] mask, int width, bool add)
    {
        for (var y = 0; y < _area.Height; y++)
        {
            var row = mask.AsSpan((_area.Y + y) * width + _area.X, _area.Width);
            for (var x = 0; x < row.Length; x++)
            {
                var cover = _cover[y * _area.Width + x];
                row[x] = add ? Math.Max(row[x], cover) : Math.Min(row[x], (byte)(255 - cover));
            }
        }
    }

    private static double Soft(double radius) => Math.Max(LeastSoftness, Softness * radius) / 2;

    private void Draw((double X, double Y) from, (double X, double Y) to, double radius)
    {
        if (AreaOf([from, to], radius, _area) is not { } box)
            return;
        var soft = Soft(radius);
        var (alongX, alongY) = (to.X - from.X, to.Y - from.Y);
        var squared = alongX * alongX + alongY * alongY;
        for (var y = box.Y; y < box.Y + box.Height; y++)
        {
            for (var x = box.X; x < box.X + box.Width; x++)
            {
                var (awayX, awayY) = (x + .5 - from.X, y + .5 - from.Y);
                var part = squared > 0 ? Math.Clamp((awayX * alongX + awayY * alongY) / squared, 0, 1) : 0;
                var distance = Math.Sqrt(Math.Pow(awayX - part * alongX, 2) + Math.Pow(awayY - part * alongY, 2));
                var cover = (byte)Math.Round(255 * Math.Clamp((radius - distance) / (2 * soft) + .5, 0, 1));
                ref var cell = ref _cover[(y - _area.Y) * _area.Width + x - _area.X];
                cell = Math.Max(cell, cover);
            }
        }
    }
}
