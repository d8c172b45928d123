using System.Numerics.Tensors;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>What a run minimises on the embedding of one view: one minus the cosine to the prompt, plus the cosines to what is not wanted.</summary>
public sealed class CollageObjective
{
    private readonly float[] _wanted;
    private readonly (float[] Embedding, float Weight)[] _unwanted;

    /// <summary>Encodes the prompt and the negative prompts.</summary>
    /// <param name="model">The judge.</param>
    /// <param name="document">Prompt and negatives are read.</param>
    public CollageObjective(IVisionLanguageModel model, CollageDocument document)
    {
        _wanted = PhraseEmbedding.Encode(model, document.Prompt);
        _unwanted = [.. document.Negatives.Select(negative => (PhraseEmbedding.Encode(model, negative.Text), (float)negative.Weight))];
    }

    /// <summary>The cosine of a view to the prompt: what users see as the score.</summary>
    public float Score(ReadOnlySpan<float> embedding) => TensorPrimitives.Dot(embedding, _wanted);

    /// <summary>The loss of a view.</summary>
    public float Loss(ReadOnlySpan<float> embedding)
    {
        var loss = 1 - Score(embedding);
        foreach (var (unwanted, weight) in _unwanted)
            loss += weight * Math.Max(0, TensorPrimitives.Dot(embedding, unwanted));
        return loss;
    }

    /// <summary>Writes dLoss/dEmbedding, times <paramref name="factor"/>.</summary>
    public void Gradient(ReadOnlySpan<float> embedding, float factor, Span<float> gradient)
    {
        TensorPrimitives.Multiply(_wanted, -factor, gradient);
        foreach (var (unwanted, weight) in _unwanted)
        {
            if (TensorPrimitives.Dot(embedding, unwanted) > 0)
                TensorPrimitives.MultiplyAdd(unwanted, weight * factor, gradient, gradient);
        }
    }
}
