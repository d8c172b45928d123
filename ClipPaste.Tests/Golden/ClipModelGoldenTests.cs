using ClipPaste.Engine.Vision;
using ClipPaste.Engine.Vision.Clip;

namespace ClipPaste.Tests.Golden;

/// <summary>What the optimiser relies on, with the small CLIP models and ViT-B/32's formula weights.</summary>
public sealed class ClipModelGoldenTests
{
    [GoldenTheory("clip")]
    [MemberData(nameof(ClipGoldenTests.Models), MemberType = typeof(ClipGoldenTests))]
    public void Neither_workers_nor_other_views_change_a_bit(string path)
    {
        var file = Path.Combine(SharedData.GoldenFolder("clip"), path);
        using var one = ClipModel.Load(file, new VisionOptions { Workers = 1, Precision = GradientPrecision.FullPrecision });
        using var three = ClipModel.Load(file, new VisionOptions { Workers = 3, Precision = GradientPrecision.FullPrecision });
        AssertSame(one, three, count: 6);
    }

    [GoldenTheory("clip")]
    [InlineData(GradientPrecision.FullPrecision)]
    [InlineData(GradientPrecision.BFloat16)]
    public void A_full_size_transformer_does_not_mind_other_views(GradientPrecision precision)
    {
        var list = Path.Combine(SharedData.GoldenFolder("clip"), "fullsize", "ViT-B-32.tensors.jsonl");
        var weights = new FormulaWeights(list);
        using var model = new ClipModel(weights, ClipArchitecture.Infer(weights, ""), "formula", new VisionOptions { Precision = precision });
        Assert.Equal("ViT-B/32", model.Name);
        AssertSame(model, model, count: 5);
    }

    private static void AssertSame(ClipModel together, ClipModel alone, int count)
    {
        var length = 3 * together.ViewSize * together.ViewSize;
        var views = FormulaWeights.Stream("views", count * length).Select(value => 0.5f + 0.5f * value).ToArray();
        var (embeddings, gradients) = Encode(together, views, count);
        for (var view = 0; view < count; view++)
        {
            var (embedding, gradient) = Encode(alone, views.AsMemory(view * length, length), 1);
            Assert.Equal(embeddings[(view * embedding.Length)..((view + 1) * embedding.Length)], embedding);
            Assert.Equal(gradients[(view * length)..((view + 1) * length)], gradient);
        }
    }

    private static (float[] Embeddings, float[] Gradients) Encode(ClipModel model, ReadOnlyMemory<float> views, int count)
    {
        var (embeddings, gradients) = (new float[count * model.EmbeddingSize], new float[views.Length]);
        model.EncodeWithGradient(views, count, (_, _, gradient) => FormulaWeights.Stream("loss", gradient.Length).CopyTo(gradient), embeddings, gradients);
        return (embeddings, gradients);
    }
}
