using System.Text.Json;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Golden;

public class CompositorGoldenTests
{
    public static TheoryData<string> Scenes()
    {
        var folder = SharedData.GoldenFolder("compositor");
        return Directory.Exists(folder)
            ? [.. Files(folder).Select(file => Path.GetRelativePath(folder, file))]
            : ["(no scenes)"];
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [GoldenTheory("compositor")]
    [MemberData(nameof(Scenes))]
    public void The_picture_and_every_gradient_agree_with_the_known_ones(string name)
    {
        var scene = Scene.Read(Path.Combine(SharedData.GoldenFolder("compositor"), name));
        Agree(scene, new AffineCompositor(scene.Width, scene.Height, scene.Layers, threads: 2));
    }

    [GoldenTheory("compositor")]
    [MemberData(nameof(Scenes))]
    public void The_compositor_of_tensors_agrees_with_the_known_ones_too(string name)
    {
        var scene = Scene.Read(Path.Combine(SharedData.GoldenFolder("compositor"), name));
        using var compositor = new TensorCompositor(scene.Width, scene.Height, scene.Layers, "cpu");
        Agree(scene, compositor);
    }

    private static void Agree(Scene scene, ICompositor compositor)
    {
        var image = new FloatCanvas(scene.Width, scene.Height);
        var colours = new ColourGradient(scene.Height);
        var rows = new float[scene.Height * 3];
        colours.Rows(scene.Gradient, rows);
        compositor.Render(scene.Poses, rows, image);
        Near(scene.Tensors.Doubles("out.image"), Planar(image), 2e-5);

        var poses = new PoseGradient[scene.Poses.Length];
        var controls = new float[15];
        compositor.Backward(Interleaved(scene.Tensors.Doubles("probe"), scene.Width, scene.Height), poses, rows);
        colours.Backward(rows, controls);
        Agree(scene, "tx", poses.Select(p => p.X));
        Agree(scene, "ty", poses.Select(p => p.Y));
        Agree(scene, "log_scale", poses.Select(p => p.LogScale));
        Agree(scene, "theta", poses.Select(p => p.Rotation));
        Agree(scene, "opacity", poses.Select(p => p.Opacity));
        Agree(scene, "gradient", controls.Select(value => (double)value));
    }

    private static void Agree(Scene scene, string name, IEnumerable<double> actual)
    {
        var expected = scene.Tensors.Doubles("out.grad." + name);
        Near(expected, [.. actual], 1e-3 * expected.Max(Math.Abs));
    }

    private static void Near(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }

    private static double[] Planar(FloatCanvas image)
    {
        var area = image.Width * image.Height;
        return [.. Enumerable.Range(0, 3 * area).Select(i => (double)image.Pixels[i % area * 4 + i / area])];
    }

    private static FloatCanvas Interleaved(double[] planar, int width, int height)
    {
        var canvas = new FloatCanvas(width, height);
        for (var i = 0; i < planar.Length; i++)
            canvas.Pixels[i % (width * height) * 4 + i / (width * height)] = (float)planar[i];
        return canvas;
    }

    private sealed record Scene(int Width, int Height, TexturePyramid[] Layers, AffinePose[] Poses, float[] Gradient, RasterTensors Tensors)
    {
        public static Scene Read(string path)
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var tensors = new RasterTensors(Path.ChangeExtension(path, "safetensors"));
            var root = json.RootElement;
            var parameters = root.GetProperty("parameters");
            var layers = Enumerable.Range(0, root.GetProperty("layers").GetInt32()).Select(i => Texture(tensors, "texture" + i)).ToArray();
            var (x, y) = (Numbers(parameters, "tx"), Numbers(parameters, "ty"));
            var (scale, turn, opacity) = (Numbers(parameters, "log_scale"), Numbers(parameters, "theta"), Numbers(parameters, "opacity"));
            var poses = layers.Select((_, i) => new AffinePose(x[i], y[i], scale[i], turn[i], opacity[i])).ToArray();
            var rows = parameters.GetProperty("gradient").EnumerateArray();
            float[] gradient = [.. rows.SelectMany(row => row.EnumerateArray()).Select(v => v.GetSingle())];
            return new Scene(root.GetProperty("width").GetInt32(), root.GetProperty("height").GetInt32(), layers, poses, gradient, tensors);
        }

        private static float[] Numbers(JsonElement parameters, string name) =>
            [.. parameters.GetProperty(name).EnumerateArray().Select(v => v.GetSingle())];

        private static TexturePyramid Texture(RasterTensors tensors, string name)
        {
            var (planar, shape) = (tensors.Floats(name), tensors.Shape(name));
            var area = shape[1] * shape[2];
            float[] interleaved = [.. Enumerable.Range(0, planar.Length).Select(i => planar[i % 4 * area + i / 4])];
            return TexturePyramid.FromPremultiplied(interleaved, shape[2], shape[1], levels: 1);
        }
    }
}
