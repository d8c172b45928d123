using ClipPaste.Engine.Models;
using ClipPaste.Engine.Vision;
using ClipPaste.Engine.Vision.Pocket;

namespace ClipPaste.Tests.Vision;

public sealed class PocketModelTests
{
    private const int Count = 6;

    private static readonly string Folder = Path.Combine(Installation.Models, "pocket");

    [Theory]
    [InlineData(GradientPrecision.FullPrecision)]
    [InlineData(GradientPrecision.BFloat16)]
    public void The_number_of_workers_changes_no_bit(GradientPrecision precision)
    {
        var (views, one, two) = (Views(Count), new Result(Count), new Result(Count));
        using (var model = Load(precision, workers: 1))
            one.Fill(model, views);
        using (var model = Load(precision, workers: 3))
            two.Fill(model, views);
        Assert.Equal(one.Embeddings, two.Embeddings);
        Assert.Equal(one.Gradients, two.Gradients);
    }

    [Theory]
    [InlineData(GradientPrecision.FullPrecision)]
    [InlineData(GradientPrecision.BFloat16)]
    public void Other_views_in_the_batch_change_no_bit(GradientPrecision precision)
    {
        using var model = Load(precision, workers: 2);
        var (views, all) = (Views(Count), new Result(Count));
        all.Fill(model, views);
        var length = views.Length / Count;
        for (var view = 0; view < Count; view++)
        {
            var alone = new Result(1);
            alone.Fill(model, views.AsMemory(view * length, length), view);
            Assert.Equal(all.Embeddings[(view * 384)..((view + 1) * 384)], alone.Embeddings);
            Assert.Equal(all.Gradients[(view * length)..((view + 1) * length)], alone.Gradients);
        }
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        using var model = Load(GradientPrecision.FullPrecision, workers: 1);
        var (views, result) = (Views(1), new Result(1));
        result.Fill(model, views);
        var norm = Math.Sqrt(UnitVector.Dot(result.Gradients, result.Gradients));
        const float step = 0.02f;
        var (forwards, backwards) = (new float[views.Length], new float[views.Length]);
        for (var i = 0; i < views.Length; i++)
        {
            var move = (float)(step * result.Gradients[i] / norm);
            forwards[i] = views[i] + move;
            backwards[i] = views[i] - move;
        }
        var slope = (Loss(model, forwards) - Loss(model, backwards)) / (2 * step);
        Assert.InRange(slope / norm, 0.97, 1.03);
    }

    [Fact]
    public void Encoding_with_and_without_a_gradient_gives_the_same_embedding()
    {
        using var model = Load(GradientPrecision.FullPrecision, workers: 2);
        var (views, traced, plain) = (Views(2), new Result(2), new float[2 * 384]);
        traced.Fill(model, views);
        model.EncodeViews(views, 2, plain);
        Assert.Equal(plain, traced.Embeddings);
    }

    [Fact]
    public void A_text_has_the_same_embedding_whatever_stands_beside_it()
    {
        using var model = Load(GradientPrecision.FullPrecision, workers: 2);
        var together = model.EncodeTexts(["a penguin", "a very long text about snow, mountains and skis", "a penguin"]);
        Assert.Equal(together[..384], together[768..]);
        Assert.Equal(together[..384], model.EncodeTexts(["a penguin"]));
        Assert.InRange(UnitVector.Dot(together.AsSpan(0, 384), together.AsSpan(0, 384)), 0.9999, 1.0001);
    }

    [Fact]
    public void A_batch_of_the_wrong_length_is_refused()
    {
        using var model = Load(GradientPrecision.FullPrecision, workers: 1);
        var error = Assert.Throws<ArgumentException>(() => model.EncodeViews(new float[100], 1, new float[384]));
        Assert.Contains("76800", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_fails_reports_its_own_error()
    {
        using var model = Load(GradientPrecision.FullPrecision, workers: 2);
        var result = new Result(5);
        Assert.Throws<TimeZoneNotFoundException>(() =>
            model.EncodeWithGradient(Views(5), 5, (_, _, _) => throw new TimeZoneNotFoundException(), result.Embeddings, result.Gradients));
    }

    private static PocketModel Load(GradientPrecision precision, int workers) =>
        PocketModel.Load(Folder, new VisionOptions { Precision = precision, Workers = workers });

    /// <summary>Smooth colours with some texture: pixel values from a fixed formula.</summary>
    private static float[] Views(int count)
    {
        var views = new float[count * 3 * 160 * 160];
        for (var i = 0; i < views.Length; i++)
        {
            var (view, x, y) = (i / (3 * 160 * 160), i % 160, i / 160 % 160);
            var texture = (uint)i * 2654435761u >> 24;
            views[i] = (float)(0.5 + 0.3 * Math.Sin(x * 0.05 * (view + 1)) * Math.Cos(y * 0.07) + 0.1 * (texture / 255.0 - 0.5));
        }
        return views;
    }

    private static double Loss(PocketModel model, float[] views)
    {
        var embedding = new float[model.EmbeddingSize];
        model.EncodeViews(views, 1, embedding);
        return UnitVector.Dot(embedding, Result.Target(0));
    }

    private sealed class Result(int count)
    {
        public float[] Embeddings { get; } = new float[count * 384];

        public float[] Gradients { get; } = new float[count * 3 * 160 * 160];

        public static float[] Target(int view) => [.. Enumerable.Range(0, 384).Select(i => (float)Math.Sin(i * (view + 1)))];

        public void Fill(PocketModel model, ReadOnlyMemory<float> views, int first = 0) =>
            model.EncodeWithGradient(views, Embeddings.Length / 384, (view, _, gradient) => Target(first + view).CopyTo(gradient), Embeddings, Gradients);
    }
}
