using ClipPaste.Engine.Vision.Weights;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>Shows weights that are stored under Hugging Face's names (<c>CLIPModel</c>) under OpenAI's, which the towers use.</summary>
internal sealed class HuggingFaceWeights : INamedWeights
{
    private const string Queries = "self_attn.q_proj.";

    private static readonly (string Theirs, string Ours)[] Renamed =
    [
        ("vision_model.embeddings.patch_embedding.", "visual.conv1."), ("vision_model.embeddings.class_embedding", "visual.class_embedding"),
        ("vision_model.embeddings.position_embedding.weight", "visual.positional_embedding"), ("vision_model.pre_layrnorm.", "visual.ln_pre."),
        ("vision_model.post_layernorm.", "visual.ln_post."), ("vision_model.encoder.layers.", "visual.transformer.resblocks."),
        ("text_model.embeddings.position_embedding.weight", "positional_embedding"), ("text_model.embeddings.token_embedding.", "token_embedding."),
        ("text_model.final_layer_norm.", "ln_final."), ("text_model.encoder.layers.", "transformer.resblocks."),
        ("visual_projection.weight", "visual.proj"), ("text_projection.weight", "text_projection"),
        (Queries, "attn.in_proj_"), ("self_attn.out_proj.", "attn.out_proj."), ("layer_norm1.", "ln_1."), ("layer_norm2.", "ln_2."),
        ("mlp.fc1.", "mlp.c_fc."), ("mlp.fc2.", "mlp.c_proj."),
    ];

    private readonly INamedWeights _stored;
    private readonly Dictionary<string, string> _theirs = [];
    private readonly Dictionary<string, long[]> _shapes = [];

    /// <summary>Wraps stored weights, which it then owns.</summary>
    public HuggingFaceWeights(INamedWeights stored)
    {
        _stored = stored;
        foreach (var (name, shape) in stored.Shapes)
        {
            if (name.Contains("self_attn.k_proj.", StringComparison.Ordinal) || name.Contains("self_attn.v_proj.", StringComparison.Ordinal))
                continue;
            var ours = Renamed.Aggregate(name, (renamed, pair) => renamed.Replace(pair.Theirs, pair.Ours, StringComparison.Ordinal));
            _theirs[ours] = name;
            _shapes[ours] = IsTransposed(name) ? [shape[1], shape[0]] : IsQueries(name) ? [3 * shape[0], .. shape[1..]] : shape;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long[]> Shapes => _shapes;

    /// <summary>Tells Hugging Face's layout by its names.</summary>
    public static bool Recognises(INamedWeights weights) => weights.Shapes.Keys.Any(name => name.StartsWith("text_model.", StringComparison.Ordinal));

    /// <inheritdoc/>
    public float[] Read(string name)
    {
        if (!_theirs.TryGetValue(name, out var theirs))
            return _stored.Read(name);
        if (IsQueries(theirs))
            return [.. _stored.Read(theirs), .. _stored.Read(Sibling(theirs, "k_proj")), .. _stored.Read(Sibling(theirs, "v_proj"))];
        var values = _stored.Read(theirs);
        return IsTransposed(theirs) ? Transpose(values, (int)_shapes[name][0]) : values;
    }

    /// <summary>Closes the stored weights.</summary>
    public void Dispose() => _stored.Dispose();

    private static bool IsQueries(string name) => name.Contains(Queries, StringComparison.Ordinal);

    private static bool IsTransposed(string name) => name is "visual_projection.weight" or "text_projection.weight";

    private static string Sibling(string name, string projection) => name.Replace("q_proj", projection, StringComparison.Ordinal);

    private static float[] Transpose(float[] values, int rows)
    {
        var columns = values.Length / rows;
        var result = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
            result[i % rows * columns + i / rows] = values[i];
        return result;
    }
}
