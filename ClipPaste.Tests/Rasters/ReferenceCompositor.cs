namespace ClipPaste.Tests.Rasters;

/// <summary>The compositor's formula written down plainly in float64, one pixel at a time.</summary>
internal sealed class ReferenceCompositor(int width, int height)
{
    private readonly List<(double[] Texels, int Width, int Height)[]> _layers = [];

    public void Add(float[] texels, int textureWidth, int textureHeight, int levels)
    {
        var finest = Array.ConvertAll(texels, t => (double)t);
        var all = new List<(double[] Texels, int Width, int Height)> { (finest, textureWidth, textureHeight) };
        while (all.Count < levels)
            all.Add(Halve(all[^1]));
        _layers.Add([.. all]);
    }

    /// <summary>The picture as <c>[height, width, 4]</c>.</summary>
    public double[] Render(double[][] poses, bool[] mirrored, float[] rows)
    {
        var image = new double[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = image.AsSpan((y * width + x) * 4, 4);
                for (var channel = 0; channel < 3; channel++)
                    pixel[channel] = rows[y * 3 + channel];
                for (var layer = 0; layer < poses.Length; layer++)
                    Blend(pixel, x, y, layer, poses[layer], mirrored[layer] ? -1 : 1);
            }
        }
        return image;
    }

    private void Blend(Span<double> pixel, int x, int y, int layer, double[] pose, int mirror)
    {
        var level = Math.Clamp((int)Math.Floor(0.5 - pose[2] / Math.Log(2)), 0, _layers[layer].Length - 1);
        var (texels, w, h) = _layers[layer][level];
        var (dx, dy) = (x - (width - 1) / 2.0 - pose[0] * width, y - (height - 1) / 2.0 - pose[1] * height);
        var k = Math.Exp(-pose[2]);
        var u = mirror * k * (Math.Cos(pose[3]) * dx + Math.Sin(pose[3]) * dy) + (_layers[layer][0].Width - 1) / 2.0;
        var v = k * (-Math.Sin(pose[3]) * dx + Math.Cos(pose[3]) * dy) + (_layers[layer][0].Height - 1) / 2.0;
        (u, v) = ((u + 0.5) / (1 << level) - 0.5, (v + 0.5) / (1 << level) - 0.5);
        var (left, top) = ((int)Math.Floor(u), (int)Math.Floor(v));
        var (fu, fv) = (u - left, v - top);
        Span<double> sample = stackalloc double[4];
        sample.Clear();
        for (var corner = 0; corner < 4; corner++)
        {
            var (column, row) = (left + (corner & 1), top + (corner >> 1));
            if (column < 0 || row < 0 || column >= w || row >= h)
                continue;
            var weight = ((corner & 1) == 1 ? fu : 1 - fu) * (corner >> 1 == 1 ? fv : 1 - fv);
            for (var channel = 0; channel < 4; channel++)
                sample[channel] += weight * texels[(row * w + column) * 4 + channel];
        }
        var below = 1 - pose[4] * sample[3];
        for (var channel = 0; channel < 4; channel++)
            pixel[channel] = pixel[channel] * below + pose[4] * sample[channel];
    }

    private static (double[] Texels, int Width, int Height) Halve((double[] Texels, int Width, int Height) full)
    {
        var (w, h) = ((full.Width + 1) / 2, (full.Height + 1) / 2);
        var half = new double[w * h * 4];
        for (var y = 0; y < full.Height; y++)
        {
            for (var i = 0; i < full.Width * 4; i++)
                half[(y / 2 * w + i / 4 / 2) * 4 + i % 4] += full.Texels[y * full.Width * 4 + i] / 4;
        }
        return (half, w, h);
    }
}
