namespace ClipPaste.Engine.Vision;

/// <summary>
/// A model that puts texts and pictures into one space of unit vectors, where the cosine says how well they fit, and that can say how a
/// picture must change to fit better. Safe to call from one thread at a time.
/// </summary>
public interface IVisionLanguageModel : IDisposable
{
    /// <summary>The name users see and documents store, such as <c>pocket</c> or <c>ViT-B/32</c>.</summary>
    string Name { get; }

    /// <summary>Identifies the exact weights (a prefix of their SHA-256), for caches.</summary>
    string Fingerprint { get; }

    /// <summary>Side of a square view in pixels.</summary>
    int ViewSize { get; }

    /// <summary>Length of an embedding.</summary>
    int EmbeddingSize { get; }

    /// <summary>The time spent in <see cref="EncodeWithGradient"/>; null where a model does not measure it.</summary>
    GradientTimings? GradientTimings => null;

    /// <summary>Encodes texts.</summary>
    /// <param name="texts">One to many texts; a text longer than the model's context is cut.</param>
    /// <returns><c>float[texts.Count * EmbeddingSize]</c>, each row of unit length.</returns>
    float[] EncodeTexts(IReadOnlyList<string> texts);

    /// <summary>Encodes square views in full precision.</summary>
    /// <param name="views"><c>[count, 3, ViewSize, ViewSize]</c>, RGB in 0..1, sRGB, not normalised (the model does that).</param>
    /// <param name="count">Number of views, at least 1.</param>
    /// <param name="embeddings">Receives <c>[count, EmbeddingSize]</c>, rows of unit length.</param>
    void EncodeViews(ReadOnlySpan<float> views, int count, Span<float> embeddings);

    /// <summary>
    /// Encodes views and takes the gradient of a loss on their embeddings back to the pixels. The result depends neither on the number of
    /// threads nor on which other views share the batch.
    /// </summary>
    /// <param name="views"><c>[count, 3, ViewSize, ViewSize]</c>, RGB in 0..1.</param>
    /// <param name="count">Number of views, at least 1.</param>
    /// <param name="loss">Called once for each view, possibly on several threads at once.</param>
    /// <param name="embeddings">Receives <c>[count, EmbeddingSize]</c>, rows of unit length.</param>
    /// <param name="gradients">Receives dLoss/dViews, the same shape as <paramref name="views"/>; the loss is the sum over the views.</param>
    void EncodeWithGradient(ReadOnlyMemory<float> views, int count, EmbeddingLoss loss, Memory<float> embeddings, Memory<float> gradients);
}

/// <summary>A loss on the embedding of one view.</summary>
/// <param name="view">Index of the view in its batch.</param>
/// <param name="embedding">The view's unit embedding.</param>
/// <param name="gradient">Receives dLoss/dEmbedding (as if the embedding were free; the model projects through the normalisation).</param>
public delegate void EmbeddingLoss(int view, ReadOnlySpan<float> embedding, Span<float> gradient);
