using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Golden;

public class ColourGradientGoldenTests
{
    private static IEnumerable<RasterTensors> Files =>
        Directory.EnumerateFiles(SharedData.GoldenFolder("gradient"), "*.safetensors", SearchOption.AllDirectories)
            .Select(file => new RasterTensors(file));

    [GoldenFact("gradient")]
    public void The_matrix_agrees_with_the_known_one()
    {
        foreach (var file in Files)
        {
            foreach (var name in file.Names.Where(name => name.StartsWith("W.", StringComparison.Ordinal)))
            {
                var gradient = new ColourGradient(file.Shape(name)[0]);
                Near(file.Doubles(name), gradient.Matrix.ToArray(), 1e-12);
            }
        }
    }

    [GoldenFact("gradient")]
    public void Rows_and_gradients_agree_with_the_known_ones()
    {
        foreach (var file in Files)
        {
            foreach (var name in file.Names.Where(name => name.EndsWith(".out.rows", StringComparison.Ordinal)))
            {
                var prefix = name[..^"out.rows".Length];
                var height = file.Shape(name)[0];
                var gradient = new ColourGradient(height);
                var rows = new float[height * 3];
                gradient.Rows(file.Floats(prefix + "y"), rows);
                Near(file.Doubles(name), rows, 2e-6);
                Backward(gradient, file.Floats(prefix + "dL_drow"), file.Doubles(prefix + "out.dL_dy"));
                if (file.Names.Contains(prefix + "dL_dimage"))
                    Backward(gradient, SumOverColumns(file, prefix + "dL_dimage"), file.Doubles(prefix + "out.dL_dy_image"));
            }
        }
    }

    private static void Backward(ColourGradient gradient, float[] rowGradient, double[] expected)
    {
        var controls = new float[ColourGradient.ControlPoints * 3];
        gradient.Backward(rowGradient, controls);
        Near(expected, controls, 1e-5 * expected.Max(Math.Abs));
    }

    private static float[] SumOverColumns(RasterTensors file, string name)
    {
        var (image, shape) = (file.Doubles(name), file.Shape(name));
        var (height, width) = (shape[1], shape[2]);
        var sums = new double[height * 3];
        for (var i = 0; i < image.Length; i++)
            sums[i / width % height * 3 + i / width / height] += image[i];
        return Array.ConvertAll(sums, value => (float)value);
    }

    private static void Near(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }

    private static void Near(double[] expected, float[] actual, double tolerance) =>
        Near(expected, Array.ConvertAll(actual, v => (double)v), tolerance);
}
