using ClipPaste.Engine.Rasters;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Engine.Collage;

/// <summary>A fixed set of held-out views and the score they give: the same views for every collage of the same shape, never followed by a run's gradient.</summary>
internal sealed class ScoreViews
{
    private readonly IVisionLanguageModel _model;
    private readonly CollageObjective _objective;
    private readonly ViewTransform[] _views;
    private readonly IViewSampler _sampler;
    private readonly float[] _pixels;
    private readonly float[] _embeddings;

    /// <summary>Draws the views.</summary>
    /// <param name="model">The judge.</param>
    /// <param name="objective">Prompt and negatives.</param>
    /// <param name="distribution">From which the views are drawn.</param>
    /// <param name="count">Number of random views, beside those that show the whole canvas cleanly.</param>
    /// <param name="seed">Decides the views.</param>
    /// <param name="canvas">The canvas size they are for.</param>
    /// <param name="sampler">For that size and the model's views; borrowed.</param>
    public ScoreViews(IVisionLanguageModel model, CollageObjective objective, ViewDistribution distribution, int count, ulong seed, (int Width, int Height) canvas, IViewSampler sampler)
    {
        _model = model;
        _objective = objective;
        _views = [.. ViewDistribution.WholeCanvas(canvas.Width, canvas.Height), .. distribution.HeldOut(seed, count, canvas.Width, canvas.Height)];
        _sampler = sampler;
        _pixels = new float[_views.Length * 3 * model.ViewSize * model.ViewSize];
        _embeddings = new float[_views.Length * model.EmbeddingSize];
    }

    /// <summary>Mean cosine to the prompt, and mean loss (which counts negatives too).</summary>
    public (double Score, double Loss) Measure(FloatCanvas canvas)
    {
        _sampler.Sample(canvas, _views, _pixels);
        _model.EncodeViews(_pixels, _views.Length, _embeddings);
        double score = 0, loss = 0;
        for (var view = 0; view < _views.Length; view++)
        {
            var embedding = _embeddings.AsSpan(view * _model.EmbeddingSize, _model.EmbeddingSize);
            score += _objective.Score(embedding);
            loss += _objective.Loss(embedding);
        }
        return (score / _views.Length, loss / _views.Length);
    }
}
