using ClipPaste.Engine.Vision.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ClipPaste.Engine.Vision.Pocket;

/// <summary>MiniLM (Wang et al. 2020), a small BERT: six layers, each normalised after its residual sum; the mean over the tokens is the text's vector.</summary>
internal sealed class PocketTextTower : IDisposable
{
    private readonly Dictionary<string, Tensor> _weights = [];
    private readonly PocketConfiguration.TextNetwork _network;

    /// <summary>Reads the weights.</summary>
    public PocketTextTower(PocketConfiguration configuration, SafetensorsFile weights)
    {
        _network = configuration.Text;
        foreach (var (name, shape) in weights.Shapes)
        {
            if (name.StartsWith("text.", StringComparison.Ordinal) && !name.EndsWith("_scale", StringComparison.Ordinal))
                _weights[name["text.".Length..]] = tensor(weights.ReadScaled(name), shape).DetachFromDisposeScope();
        }
    }

    /// <summary>Encodes one text.</summary>
    /// <param name="ids">Its word pieces with start and end.</param>
    /// <returns><c>[embedding]</c>, single precision, not of unit length.</returns>
    public Tensor Encode(int[] ids)
    {
        var values = Embed(ids);
        for (var layer = 0; layer < _network.Layers; layer++)
            values = Layer(values, $"encoder.layer.{layer}.");
        var mean = values.mean([0]);
        return functional.linear(mean / mean.norm(), Weight("projection.weight"));
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        foreach (var weight in _weights.Values)
            weight.Dispose();
    }

    private Tensor Embed(int[] ids)
    {
        var words = Weight("embeddings.word_embeddings.weight").index_select(0, tensor(Array.ConvertAll(ids, id => (long)id)));
        var positions = Weight("embeddings.position_embeddings.weight").narrow(0, 0, ids.Length);
        return Normalise(words + positions + Weight("embeddings.token_type_embeddings.weight")[0], "embeddings.LayerNorm");
    }

    private Tensor Layer(Tensor values, string prefix)
    {
        var attended = Linear(Attend(values, prefix + "attention.self."), prefix + "attention.output.dense");
        var first = Normalise(attended + values, prefix + "attention.output.LayerNorm");
        var wide = functional.gelu(Linear(first, prefix + "intermediate.dense"));
        return Normalise(Linear(wide, prefix + "output.dense") + first, prefix + "output.LayerNorm");
    }

    private Tensor Attend(Tensor values, string prefix)
    {
        var width = values.shape[1];
        var queries = Heads(Linear(values, prefix + "query"));
        var keys = Heads(Linear(values, prefix + "key"));
        var scores = queries.matmul(keys.transpose(1, 2)) / Math.Sqrt((double)width / _network.Heads);
        return scores.softmax(-1).matmul(Heads(Linear(values, prefix + "value"))).transpose(0, 1).reshape(-1, width);

        Tensor Heads(Tensor tokens) => tokens.reshape(-1, _network.Heads, width / _network.Heads).transpose(0, 1);
    }

    private Tensor Linear(Tensor values, string name) => functional.linear(values, Weight(name + ".weight"), Weight(name + ".bias"));

    private Tensor Normalise(Tensor values, string name) =>
        functional.layer_norm(values, [values.shape[^1]], Weight(name + ".weight"), Weight(name + ".bias"), _network.LayerNormEpsilon);

    private Tensor Weight(string name) =>
        _weights.GetValueOrDefault(name) ?? throw new InvalidDataException($"The pocket model's file has no array text.{name}.");
}
