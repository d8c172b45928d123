using System.Text;
using System.Text.Json;
using ClipPaste.Engine.Vision.Weights;

namespace ClipPaste.Tests.Golden;

/// <summary>Full-size CLIP weights made by the formula that the known answers were computed with, so that none need be stored.</summary>
internal sealed class FormulaWeights : INamedWeights
{
    private readonly Dictionary<string, long[]> _shapes = [];

    /// <summary>Reads the names and shapes of a <c>NAME.tensors.jsonl</c> file.</summary>
    public FormulaWeights(string list)
    {
        foreach (var line in File.ReadLines(list))
        {
            using var entry = JsonDocument.Parse(line);
            _shapes[entry.RootElement.GetProperty("name").GetString()!] =
                [.. entry.RootElement.GetProperty("shape").EnumerateArray().Select(side => side.GetInt64())];
        }
    }

    public IReadOnlyDictionary<string, long[]> Shapes => _shapes;

    /// <summary>Numbers in [-1, 1) that look random and depend on a name only.</summary>
    public static float[] Stream(string name, long count)
    {
        var seed = 0x811C9DC5u;
        foreach (var letter in Encoding.ASCII.GetBytes(name))
            seed = (seed ^ letter) * 0x01000193u;
        var values = new float[count];
        for (var i = 0; i < values.Length; i++)
        {
            var hash = (uint)i * 0x9E3779B1u + seed;
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
            hash ^= hash >> 16;
            values[i] = ((int)(hash >> 8) - 8388608) * (1f / 8388608);
        }
        return values;
    }

    public float[] Read(string name)
    {
        var shape = _shapes[name];
        var count = shape.Aggregate(1L, (product, side) => product * side);
        if (name == "logit_scale")
            return [2.6592600f];
        var values = Stream(name, count);
        var (factor, offset) = Rule(name, shape, count);
        for (var i = 0; i < values.Length; i++)
        {
            var scaled = factor * values[i];
            values[i] = offset + scaled;
        }
        return values;
    }

    public void Dispose()
    {
        // Nothing is held open.
    }

    private static (float Factor, float Offset) Rule(string name, long[] shape, long count)
    {
        if (name.EndsWith("running_var", StringComparison.Ordinal))
            return (0.25f, 1);
        if (name.EndsWith("running_mean", StringComparison.Ordinal) || name.EndsWith("bias", StringComparison.Ordinal))
            return (0.1f, 0);
        if (name.EndsWith("embedding", StringComparison.Ordinal) || name.EndsWith("token_embedding.weight", StringComparison.Ordinal))
            return (Spread(shape[^1]), 0);
        if (shape.Length == 1)
            return (0.25f, 1);
        return (Spread(name is "visual.proj" or "text_projection" ? shape[0] : count / shape[0]), 0);

        static float Spread(long inputs) => (float)Math.Sqrt(3.0 / inputs);
    }
}
