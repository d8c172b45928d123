using ClipPaste.Engine.Rasters;
using ClipPaste.Engine.Vision.Weights;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>
/// Arrays of a ViT-B/32's names and shapes, filled with random numbers that are always the same and of which every layer's outputs keep about
/// the size of its inputs. They are made when they are read, so nothing is stored.
/// </summary>
internal sealed class UntrainedClipWeights : INamedWeights
{
    private const int Layers = 12, ImageWidth = 768, TextWidth = 512, Patch = 32, Places = 50, Context = 77, Vocabulary = 49408, Embedding = 512;

    private readonly Dictionary<string, long[]> _shapes = new(StringComparer.Ordinal)
    {
        ["logit_scale"] = [],
        ["positional_embedding"] = [Context, TextWidth],
        ["text_projection"] = [TextWidth, Embedding],
        ["token_embedding.weight"] = [Vocabulary, TextWidth],
        ["visual.class_embedding"] = [ImageWidth],
        ["visual.conv1.weight"] = [ImageWidth, 3, Patch, Patch],
        ["visual.positional_embedding"] = [Places, ImageWidth],
        ["visual.proj"] = [ImageWidth, Embedding],
    };

    /// <summary>Lists the arrays.</summary>
    public UntrainedClipWeights()
    {
        AddPair("ln_final", TextWidth);
        AddPair("visual.ln_pre", ImageWidth);
        AddPair("visual.ln_post", ImageWidth);
        AddBlocks("transformer", TextWidth);
        AddBlocks("visual.transformer", ImageWidth);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long[]> Shapes => _shapes;

    /// <inheritdoc/>
    public float[] Read(string name)
    {
        if (!_shapes.TryGetValue(name, out var shape))
            throw new InvalidDataException($"There is no array named {name}.");
        var values = new float[shape.Aggregate(1L, (product, side) => product * side)];
        if (shape.Length < 2)
        {
            values.AsSpan().Fill(name.EndsWith("bias", StringComparison.Ordinal) ? 0 : 1);
            return values;
        }
        var inputs = name is "visual.proj" or "text_projection" ? shape[0] : values.Length / shape[0];
        var random = new SeededRandom((ulong)values.Length + (ulong)name.Length);
        var spread = Math.Sqrt(3.0 / inputs);
        foreach (ref var value in values.AsSpan())
            value = (float)random.Range(-spread, spread);
        return values;
    }

    /// <summary>Nothing is held open.</summary>
    public void Dispose()
    {
    }

    private void AddBlocks(string tower, long width)
    {
        for (var layer = 0; layer < Layers; layer++)
        {
            var block = $"{tower}.resblocks.{layer}";
            _shapes[$"{block}.attn.in_proj_weight"] = [3 * width, width];
            _shapes[$"{block}.attn.in_proj_bias"] = [3 * width];
            AddPair($"{block}.attn.out_proj", width, width);
            AddPair($"{block}.ln_1", width);
            AddPair($"{block}.mlp.c_fc", 4 * width, width);
            AddPair($"{block}.mlp.c_proj", width, 4 * width);
            AddPair($"{block}.ln_2", width);
        }
    }

    private void AddPair(string name, params long[] shape)
    {
        _shapes[name + ".weight"] = shape;
        _shapes[name + ".bias"] = [shape[0]];
    }
}
