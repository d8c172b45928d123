using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Cutouts;

/// <summary>Turns a part of a photo into the planar input that the segmentation networks take.</summary>
internal static class PhotoTensor
{
    /// <summary>
    /// Scales <paramref name="window"/> of the photo to <paramref name="width"/> x <paramref name="height"/> with a triangle filter as
    /// wide as a
    /// source pixel or a target pixel, whichever is larger (so reduction does not alias).
    /// </summary>
    /// <returns>Planes R, G, B of <c>width * height</c> values in 0..255, one after the other; alpha is ignored.</returns>
    public static float[] Scale(RgbaImage photo, PixelBox window, int width, int height)
    {
        var columns = new TriangleFilter(window.Width, width);
        var rows = new TriangleFilter(window.Height, height);
        var narrow = new float[3 * width * window.Height];
        for (var y = 0; y < window.Height; y++)
            columns.ReduceRow(photo.Row(window.Y + y).Slice(window.X * 4, window.Width * 4), narrow, y * width, width * window.Height);
        var scaled = new float[3 * width * height];
        int narrowSize = width * window.Height, size = width * height;
        for (var channel = 0; channel < 3; channel++)
            rows.ReduceColumns(narrow.AsSpan(channel * narrowSize, narrowSize), scaled.AsSpan(channel * size, size), width);
        return scaled;
    }

    /// <summary>The taps of a one-dimensional triangle filter for every target position.</summary>
    private sealed class TriangleFilter
    {
        private readonly int[] first;
        private readonly float[][] weights;

        public TriangleFilter(int source, int target)
        {
            first = new int[target];
            weights = new float[target][];
            var step = (double)source / target;
            var radius = Math.Max(step, 1);
            for (var i = 0; i < target; i++)
            {
                var centre = (i + 0.5) * step;
                var from = Math.Max(0, (int)Math.Floor(centre - radius));
                var to = Math.Min(source, (int)Math.Ceiling(centre + radius));
                var taps = new float[to - from];
                var sum = 0.0;
                for (var k = from; k < to; k++)
                    sum += taps[k - from] = (float)Math.Max(0, 1 - (Math.Abs(k + 0.5 - centre) / radius));
                for (var k = 0; k < taps.Length; k++)
                    taps[k] = (float)(taps[k] / sum);
                first[i] = from;
                weights[i] = taps;
            }
        }

        public void ReduceRow(ReadOnlySpan<byte> pixels, float[] planes, int offset, int planeSize)
        {
            for (var i = 0; i < first.Length; i++)
            {
                float red = 0, green = 0, blue = 0;
                var taps = weights[i];
                for (var k = 0; k < taps.Length; k++)
                {
                    var pixel = (first[i] + k) * 4;
                    red += taps[k] * pixels[pixel];
                    green += taps[k] * pixels[pixel + 1];
                    blue += taps[k] * pixels[pixel + 2];
                }
                planes[offset + i] = red;
                planes[planeSize + offset + i] = green;
                planes[(2 * planeSize) + offset + i] = blue;
            }
        }

        public void ReduceColumns(ReadOnlySpan<float> source, Span<float> target, int width)
        {
            for (var i = 0; i < first.Length; i++)
            {
                var row = target.Slice(i * width, width);
                var taps = weights[i];
                for (var k = 0; k < taps.Length; k++)
                    System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(source.Slice((first[i] + k) * width, width), taps[k], row, row);
            }
        }
    }
}
