using ClipPaste.Engine.Imaging;
using Microsoft.ML.OnnxRuntime;

namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// YOLOX (Ge et al. 2021, "YOLOX: Exceeding YOLO series in 2021"): finds things of COCO's 80 classes. Its weights are fetched on demand.
/// </summary>
public sealed class ObjectDetector : IDisposable
{
    private const float Grey = 114;
    private const int Classes = 80;
    private const int Values = 5 + Classes;
    private static readonly int[] Strides = [8, 16, 32];
    private readonly InferenceSession session;
    private readonly int side;

    /// <summary>Loads the network.</summary>
    /// <param name="path">An exported YOLOX, such as <c>yolox_nano.onnx</c>, whose boxes are not decoded yet.</param>
    /// <param name="threads">Threads of a run, at least 1.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="OnnxRuntimeException">It is not a network that can be run.</exception>
    /// <exception cref="ArgumentException">It is a network, but not a YOLOX of the 80 classes.</exception>
    public ObjectDetector(string path, int threads = 1)
    {
        session = NetworkSession.Open(path, threads);
        var input = session.InputMetadata[session.InputNames[0]].Dimensions;
        var output = session.OutputMetadata[session.OutputNames[0]].Dimensions;
        side = input.Length == 4 ? input[3] : 0;
        if (side < 32 || input[2] != side || output.Length != 3 || output[2] != Values || output[1] != CountAnchors(side))
        {
            session.Dispose();
            throw new ArgumentException($"{path} is not a YOLOX detector for {Classes} classes.", nameof(path));
        }
    }

    /// <summary>Finds things.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="smallestScore">Below this score nothing is reported, 0..1.</param>
    /// <returns>Best first; of boxes of one name that overlap by more than 0.45 only the best.</returns>
    public IReadOnlyList<Detection> Detect(RgbaImage photo, double smallestScore = 0.35)
    {
        var scale = Math.Min((double)side / photo.Width, (double)side / photo.Height);
        using var tensor = OrtValue.CreateTensorValueFromMemory(Letterbox(photo, scale), [1, 3, side, side]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, [session.InputNames[0]], [tensor], [session.OutputNames[0]]);
        return KeepBest(Decode(outputs[0].GetTensorDataAsSpan<float>(), photo, scale, smallestScore));
    }

    private static int CountAnchors(int side) => Strides.Sum(stride => side / stride * (side / stride));

    /// <summary>Planes B, G, R in 0..255; the photo at the top left, grey beyond it.</summary>
    private float[] Letterbox(RgbaImage photo, double scale)
    {
        int width = Math.Clamp((int)(photo.Width * scale), 1, side), height = Math.Clamp((int)(photo.Height * scale), 1, side);
        var scaled = PhotoTensor.Scale(photo, new PixelBox(0, 0, photo.Width, photo.Height), width, height);
        var input = new float[3 * side * side];
        Array.Fill(input, Grey);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = 0; y < height; y++)
                scaled.AsSpan((((2 - channel) * height) + y) * width, width).CopyTo(input.AsSpan(((channel * side) + y) * side));
        }
        return input;
    }

    /// <summary>
    /// Rows are the cells of the grids of stride 8, 16 and 32: x, y, log width, log height in strides, objectness, class probabilities.
    /// </summary>
    private List<Detection> Decode(ReadOnlySpan<float> output, RgbaImage photo, double scale, double smallestScore)
    {
        var found = new List<Detection>();
        var row = 0;
        foreach (var stride in Strides)
        {
            var cells = side / stride;
            for (var cell = 0; cell < cells * cells; cell++, row++)
            {
                var values = output.Slice(row * Values, Values);
                var best = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(values[5..]);
                var score = values[4] * values[5 + best];
                if (score < smallestScore)
                    continue;
                double x = (values[0] + (cell % cells)) * stride / scale, y = (values[1] + (cell / cells)) * stride / scale;
                double width = Math.Exp(values[2]) * stride / scale, height = Math.Exp(values[3]) * stride / scale;
                found.Add(new Detection(CocoNames.All[best], Clip(x - (width / 2), y - (height / 2), width, height, photo), score));
            }
        }
        return found;
    }

    private static PixelBox Clip(double x, double y, double width, double height, RgbaImage photo)
    {
        var left = Math.Clamp((int)Math.Floor(x), 0, photo.Width - 1);
        var top = Math.Clamp((int)Math.Floor(y), 0, photo.Height - 1);
        var right = Math.Clamp((int)Math.Ceiling(x + width), left + 1, photo.Width);
        var bottom = Math.Clamp((int)Math.Ceiling(y + height), top + 1, photo.Height);
        return new PixelBox(left, top, right - left, bottom - top);
    }

    private static List<Detection> KeepBest(List<Detection> found)
    {
        const double sameThing = 0.45;
        var kept = new List<Detection>();
        foreach (var detection in found.OrderByDescending(detection => detection.Score))
        {
            if (!kept.Exists(better => better.Name == detection.Name && MaskMeasures.Overlap(better.Box, detection.Box) > sameThing))
                kept.Add(detection);
        }
        return kept;
    }

    /// <summary>Releases the network.</summary>
    public void Dispose() => session.Dispose();
}
