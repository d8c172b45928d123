using System.Numerics.Tensors;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// What a run minimises on the embedding of one view: one minus the cosine to the prompt, plus the cosines to what is not wanted. A
/// phrase of weight w moves what is wanted by (w - 1) / 2 of its own embedding: at 3 it counts as much as the whole sentence does.
/// </summary>
public sealed class CollageObjective
{
    private const double PhraseShare = .5;

    private readonly float[] _wanted;
    private readonly (float[] Embedding, float Weight)[] _unwanted;

    /// <summary>Encodes the prompt and the negative prompts.</summary>
    /// <param name="model">The judge.</param>
    /// <param name="document">Prompt, weights of its phrases and negatives are read.</param>
    public CollageObjective(IVisionLanguageModel model, CollageDocument document)
    {
        _wanted = Wanted(model, document);
        _unwanted = [.. document.Negatives.Select(negative => (PhraseEmbedding.Encode(model, negative.Text), (float)negative.Weight))];
    }

    /// <summary>The cosine of a view to the prompt, as its phrases are weighted: what users see as the score.</summary>
    public float Score(ReadOnlySpan<float> embedding) => TensorPrimitives.Dot(embedding, _wanted);

    // The prompt's embedding p moves towards phrases that count for more and away from those that count for less:
    // p + k sum max(0, w - 1) e - k sum max(0, 1 - w) e, of length 1, the last sum being no longer than one phrase's.
    private static float[] Wanted(IVisionLanguageModel model, CollageDocument document)
    {
        var wanted = PhraseEmbedding.Encode(model, document.Prompt);
        var weighted = document.Phrases.Where(phrase => phrase.Weight != 1).ToArray();
        if (weighted.Length == 0)
            return wanted;
        var less = new float[wanted.Length];
        foreach (var phrase in weighted)
        {
            var embedding = PhraseEmbedding.Encode(model, phrase.Text);
            var target = phrase.Weight > 1 ? wanted : less;
            TensorPrimitives.MultiplyAdd(embedding, (float)(PhraseShare * Math.Abs(phrase.Weight - 1)), target, target);
        }
        // Whoever turns all phrases down must not turn the sentence into its opposite.
        var most = Math.Max(1, TensorPrimitives.Norm(less) / (float)PhraseShare);
        TensorPrimitives.MultiplyAdd(less, -1 / most, wanted, wanted);
        UnitVector.Normalise(wanted);
        return wanted;
    }

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
