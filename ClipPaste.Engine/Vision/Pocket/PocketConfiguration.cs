using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClipPaste.Engine.Vision.Pocket;

/// <summary>The architecture of the pocket model, as its <c>config.json</c> tells it.</summary>
internal sealed record PocketConfiguration
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>Length of an embedding.</summary>
    public required int Embedding { get; init; }

    /// <summary>The image tower.</summary>
    public required ImageNetwork Image { get; init; }

    /// <summary>The text tower.</summary>
    public required TextNetwork Text { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is not the description of a pocket model.</exception>
    public static PocketConfiguration Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PocketConfiguration>(File.ReadAllBytes(path), Format)
                ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} does not describe a pocket model: {e.Message}", e);
        }
    }

    /// <summary>An EfficientNet-Lite: a stem, inverted residual blocks, a head.</summary>
    /// <param name="Size">Side of a view in pixels.</param>
    /// <param name="Mean">Subtracted from every channel.</param>
    /// <param name="Std">Then divided by.</param>
    /// <param name="Blocks">Stages of blocks of one shape.</param>
    /// <param name="Head">The last convolution.</param>
    public sealed record ImageNetwork(int Size, float[] Mean, float[] Std, IReadOnlyList<Stage> Blocks, Width Head);

    /// <summary>Blocks that share their shape; the first may reduce the size.</summary>
    /// <param name="In">Channels before.</param>
    /// <param name="Out">Channels after.</param>
    /// <param name="Expand">Factor by which a block widens inside.</param>
    /// <param name="Kernel">Side of the depthwise kernel.</param>
    /// <param name="Strides">One number for each block.</param>
    public sealed record Stage(int In, int Out, int Expand, int Kernel, IReadOnlyList<int> Strides);

    /// <summary>A layer's width.</summary>
    /// <param name="Out">Channels after.</param>
    public sealed record Width(int Out);

    /// <summary>A BERT encoder.</summary>
    /// <param name="Layers">Number of layers.</param>
    /// <param name="Heads">Attention heads.</param>
    /// <param name="LayerNormEpsilon">Added to the variance in layer normalisation.</param>
    /// <param name="Vocabulary">Name of the vocabulary's file.</param>
    /// <param name="MaxTokens">Longest text in word pieces.</param>
    public sealed record TextNetwork(
        int Layers, int Heads, [property: JsonPropertyName("layerNormEpsilon")] double LayerNormEpsilon, string Vocabulary, int MaxTokens);
}
