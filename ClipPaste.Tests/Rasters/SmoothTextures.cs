using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Rasters;

/// <summary>Soft blobs with slowly varying colours, premultiplied: textures whose renders can be differentiated by finite steps.</summary>
internal static class SmoothTextures
{
    public static float[] Blob(int width, int height, ulong seed)
    {
        var random = new SeededRandom(seed);
        double Phase() => random.Range(0, 2 * Math.PI);
        double[] phases = [Phase(), Phase(), Phase()];
        var texels = new float[width * height * 4];
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = ((i % width + 0.5) / width * 2 - 1, (i / width + 0.5) / height * 2 - 1);
            var alpha = Math.Exp(-Math.Pow(x * x + y * y + 0.4 * x * y, 2) * 5) * (0.8 + 0.2 * Math.Sin(3 * x + phases[0]));
            for (var channel = 0; channel < 3; channel++)
                texels[i * 4 + channel] = (float)(alpha * (0.5 + 0.5 * Math.Sin(2 * x + 3 * y * channel + phases[channel])));
            texels[i * 4 + 3] = (float)alpha;
        }
        return texels;
    }

    public static TexturePyramid BlobPyramid(int width, int height, ulong seed) =>
        TexturePyramid.FromPremultiplied(Blob(width, height, seed), width, height);

    public static AffinePose RandomPose(SeededRandom random, double logScale, bool mirrored) => new(
        (float)random.Range(-0.3, 0.3), (float)random.Range(-0.3, 0.3), (float)(logScale + random.Range(-0.05, 0.05)),
        (float)random.Range(-3, 3), (float)random.Range(0.4, 1), mirrored);

    public static void Fill(SeededRandom random, Span<float> values, double from = -1, double to = 1)
    {
        foreach (ref var value in values)
            value = (float)random.Range(from, to);
    }
}
