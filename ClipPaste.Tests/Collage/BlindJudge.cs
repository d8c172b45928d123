using ClipPaste.Engine.Vision;

namespace ClipPaste.Tests.Collage;

/// <summary>A stand-in for a model, where a test is about what surrounds one: it sees the mean of each colour and allocates nothing.</summary>
internal sealed class BlindJudge : IVisionLanguageModel
{
    public string Name => "blind";

    public string Fingerprint => "blind";

    public int ViewSize => 40;

    public int EmbeddingSize => 3;

    public float[] EncodeTexts(IReadOnlyList<string> texts) => [.. texts.SelectMany(_ => (float[])[.6f, .8f, 0])];

    public void EncodeViews(ReadOnlySpan<float> views, int count, Span<float> embeddings)
    {
        var plane = ViewSize * ViewSize;
        for (var i = 0; i < count * 3; i++)
            embeddings[i] = System.Numerics.Tensors.TensorPrimitives.Sum(views.Slice(i * plane, plane)) / plane;
    }

    public void EncodeWithGradient(ReadOnlyMemory<float> views, int count, EmbeddingLoss loss, Memory<float> embeddings, Memory<float> gradients)
    {
        EncodeViews(views.Span, count, embeddings.Span);
        var plane = ViewSize * ViewSize;
        Span<float> gradient = stackalloc float[3];
        for (var view = 0; view < count; view++)
        {
            loss(view, embeddings.Span.Slice(view * 3, 3), gradient);
            for (var channel = 0; channel < 3; channel++)
                gradients.Span.Slice((view * 3 + channel) * plane, plane).Fill(gradient[channel] / plane);
        }
    }

    public void Dispose()
    {
    }
}
