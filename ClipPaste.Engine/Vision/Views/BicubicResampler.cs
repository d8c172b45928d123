using System.Runtime.Intrinsics;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Vision.Views;

/// <summary>
/// Pillow's antialiased bicubic resize (Keys 1981, a = -1/2, the kernel widened by the reduction): rows first, then columns, each pass
/// rounded to 8 bits with weights of 22 binary digits, so that the pixels are the ones the published models were trained with.
/// </summary>
internal static class BicubicResampler
{
    private const int Channels = 4;

    /// <summary>Resizes a picture, of which only a part is wanted.</summary>
    /// <param name="pixels">Interleaved rows of four channels.</param>
    /// <param name="columns">Size before and after, and the wanted columns.</param>
    /// <param name="rows">The same for rows.</param>
    /// <returns>The wanted part, interleaved rows of four channels.</returns>
    public static byte[] Resize(RgbaImage pixels, ResampledAxis columns, ResampledAxis rows)
    {
        var across = new byte[pixels.Height * columns.Count * Channels];
        for (var y = rows.FirstSource; y < rows.EndSource; y++)
            ResampleRow(pixels.Row(y), columns, across.AsSpan(y * columns.Count * Channels, columns.Count * Channels));
        var result = new byte[rows.Count * columns.Count * Channels];
        var sums = new int[columns.Count * Channels];
        for (var y = 0; y < rows.Count; y++)
            SumRows(across, rows, y, sums, result.AsSpan(y * sums.Length, sums.Length));
        return result;
    }

    private static void ResampleRow(ReadOnlySpan<byte> row, ResampledAxis columns, Span<byte> result)
    {
        for (var x = 0; x < columns.Count; x++)
        {
            var taps = columns.Weights(x, out var first);
            var sum = Vector128.Create(ResampledAxis.Half);
            for (var i = 0; i < taps.Length; i++)
            {
                var pixel = row.Slice((first + i) * Channels, Channels);
                sum += Vector128.Create(pixel[0], pixel[1], pixel[2], pixel[3]) * taps[i];
            }
            for (var channel = 0; channel < Channels; channel++)
                result[x * Channels + channel] = ResampledAxis.ToByte(sum[channel]);
        }
    }

    private static void SumRows(byte[] across, ResampledAxis rows, int y, int[] sums, Span<byte> result)
    {
        var taps = rows.Weights(y, out var first);
        Array.Fill(sums, ResampledAxis.Half);
        for (var i = 0; i < taps.Length; i++)
        {
            var source = across.AsSpan((first + i) * sums.Length, sums.Length);
            for (var x = 0; x < sums.Length; x++)
                sums[x] += source[x] * taps[i];
        }
        for (var x = 0; x < sums.Length; x++)
            result[x] = ResampledAxis.ToByte(sums[x]);
    }
}
