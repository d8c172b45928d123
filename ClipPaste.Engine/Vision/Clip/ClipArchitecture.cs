using System.Text.Json;
using ClipPaste.Engine.Vision.Weights;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>The sizes of a CLIP model (Radford et al. 2021), told by the shapes of its weights.</summary>
/// <param name="Resolution">Side of a view in pixels.</param>
/// <param name="Patch">Side of a patch in pixels for a vision transformer; null for a ResNet.</param>
/// <param name="ImageLayers">Number of blocks of the transformer, or of each of the ResNet's four stages.</param>
/// <param name="ImageHeads">Attention heads of the image tower (of the last pooling for a ResNet).</param>
/// <param name="TextLayers">Number of blocks of the text tower.</param>
/// <param name="TextHeads">Attention heads of the text tower.</param>
/// <param name="Context">Longest text in tokens.</param>
/// <param name="Embedding">Length of an embedding.</param>
internal sealed record ClipArchitecture(
    int Resolution, int? Patch, IReadOnlyList<int> ImageLayers, int ImageHeads, int TextLayers, int TextHeads, int Context, int Embedding)
{
    private const int HeadWidth = 64, ResNetReduction = 32;

    /// <summary>The name users know it by, such as <c>ViT-B/32</c>.</summary>
    public string Name => (Patch, ImageLayers) switch
    {
        (int patch, [12]) => $"ViT-B/{patch}",
        (int patch, [24]) => $"ViT-L/{patch}" + (Resolution == 224 ? "" : $"@{Resolution}px"),
        (int patch, [var layers]) => $"ViT-{layers}/{patch}",
        (null, [3, 4, 6, 3]) => "RN50",
        (null, [3, 4, 23, 3]) => "RN101",
        _ => $"RN-{string.Join('-', ImageLayers)}",
    };

    /// <summary>Finds the sizes.</summary>
    /// <param name="weights">The weights under OpenAI's names.</param>
    /// <param name="configuration">A <c>config.json</c> in either layout, whose numbers of heads win over the usual ones; may be absent.</param>
    /// <exception cref="InvalidDataException">The weights are not CLIP's, or the configuration cannot be read.</exception>
    public static ClipArchitecture Infer(INamedWeights weights, string configuration)
    {
        using var stated = File.Exists(configuration) ? Parse(configuration) : null;
        var textWidth = Side(weights, "ln_final.weight", 0);
        var isTransformer = weights.Shapes.ContainsKey("visual.proj");
        var patch = isTransformer ? Side(weights, "visual.conv1.weight", 3) : ResNetReduction;
        var imageWidth = isTransformer ? Side(weights, "visual.conv1.weight", 0) : Side(weights, "visual.attnpool.positional_embedding", 1);
        var places = Side(weights, isTransformer ? "visual.positional_embedding" : "visual.attnpool.positional_embedding", 0) - 1;
        int[] layers = isTransformer
            ? [Count(weights, "visual.transformer.resblocks.")]
            : [.. Enumerable.Range(1, 4).Select(stage => Count(weights, $"visual.layer{stage}."))];
        return new ClipArchitecture(
            Resolution: (int)Math.Round(Math.Sqrt(places)) * patch,
            Patch: isTransformer ? patch : null,
            layers,
            ImageHeads: Stated(stated, "vision_heads", "vision_config") ?? imageWidth / HeadWidth,
            TextLayers: Count(weights, "transformer.resblocks."),
            TextHeads: Stated(stated, "transformer_heads", "text_config") ?? textWidth / HeadWidth,
            Context: Side(weights, "positional_embedding", 0),
            Embedding: Side(weights, "text_projection", 1));
    }

    private static int Side(INamedWeights weights, string name, int dimension) =>
        weights.Shapes.TryGetValue(name, out var shape) && dimension < shape.Length ? (int)shape[dimension]
            : throw new InvalidDataException($"The weights have no array {name}: this is not a CLIP model that can be read.");

    private static int Count(INamedWeights weights, string prefix) => weights.Shapes.Keys
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
        .Select(name => name[prefix.Length..name.IndexOf('.', prefix.Length)]).Distinct().Count();

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is not valid JSON; mend or remove it. {e.Message}", e);
        }
    }

    private static int? Stated(JsonDocument? stated, string openAi, string huggingFace)
    {
        if (stated is null || stated.RootElement.ValueKind != JsonValueKind.Object)
            return null;
        if (stated.RootElement.TryGetProperty(openAi, out var heads) && heads.TryGetInt32(out var count))
            return count;
        return stated.RootElement.TryGetProperty(huggingFace, out var part) && part.TryGetProperty("num_attention_heads", out heads) ? heads.GetInt32() : null;
    }
}
