using System.Text.Json;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Vision;
using ClipPaste.Engine.Vision.Pocket;
using ClipPaste.Engine.Vision.Weights;

namespace ClipPaste.Tests.Golden;

/// <summary>The embedded model against the numbers of its own training program, for every pair of files found.</summary>
public sealed class PocketGoldenTests
{
    public static TheoryData<string, GradientPrecision> Files()
    {
        var files = new TheoryData<string, GradientPrecision>();
        foreach (var file in Found())
        {
            files.Add(file, GradientPrecision.FullPrecision);
            files.Add(file, GradientPrecision.BFloat16);
        }
        return files;
    }

    [GoldenFact("pocket")]
    public void Texts_have_the_reference_pieces_and_embeddings()
    {
        using var model = PocketModel.Load(Path.Combine(Installation.Models, "pocket"));
        foreach (var file in Found())
        {
            using var answers = Answers(file);
            var texts = answers.RootElement.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!).ToArray();
            var ids = answers.RootElement.GetProperty("token_ids").EnumerateArray().Select(row => row.EnumerateArray().Select(id => id.GetInt32()).ToArray()).ToArray();
            Assert.All(texts.Zip(ids), row => Assert.Equal(row.Second, model.Tokenize(row.First)));
            using var arrays = SafetensorsFile.Open(Arrays(file));
            AssertClose(arrays.Read("text_embeddings"), model.EncodeTexts(texts), 1e-4);
        }
    }

    [GoldenTheory("pocket")]
    [MemberData(nameof(Files))]
    public void Views_have_the_reference_embeddings_and_gradients(string file, GradientPrecision precision)
    {
        using var model = PocketModel.Load(Path.Combine(Installation.Models, "pocket"), new VisionOptions { Precision = precision });
        using var arrays = SafetensorsFile.Open(Arrays(file));
        var views = Planar(arrays.Read("images"), model.ViewSize);
        var count = views.Length / (3 * model.ViewSize * model.ViewSize);
        var expected = arrays.Read("image_embeddings");
        var embeddings = new float[count * model.EmbeddingSize];
        model.EncodeViews(views, count, embeddings);
        AssertClose(expected, embeddings, 1e-4);

        var gradients = new float[views.Length];
        model.EncodeWithGradient(views, count, PairLoss(file, arrays.Read("text_embeddings")), embeddings, gradients);
        var known = arrays.Read("image_gradient");
        if (precision == GradientPrecision.FullPrecision)
        {
            AssertClose(expected, embeddings, 1e-4);
            Assert.InRange(RelativeError(known, gradients.AsSpan(0, known.Length)), 0, 1e-3);
            return;
        }
        for (var view = 0; view < count; view++)
            Assert.InRange(Cosine(expected, embeddings, view, model.EmbeddingSize), 0.998, 1.0001);
        var viewLength = views.Length / count;
        for (var view = 0; view < known.Length / viewLength; view++)
            Assert.InRange(Cosine(known, gradients, view, viewLength), 0.97, 1.0001);
    }

    private static EmbeddingLoss PairLoss(string file, float[] texts)
    {
        using var answers = Answers(file);
        var pairs = answers.RootElement.GetProperty("gradient_pairs").EnumerateArray().Select(pair => (View: pair[0].GetInt32(), Text: pair[1].GetInt32())).ToArray();
        return (view, embedding, gradient) =>
        {
            foreach (var (_, text) in pairs.Where(pair => pair.View == view))
            {
                for (var i = 0; i < embedding.Length; i++)
                    gradient[i] -= texts[text * embedding.Length + i];
            }
        };
    }

    private static IEnumerable<string> Found()
    {
        var folder = SharedData.GoldenFolder("pocket");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(file => File.Exists(Arrays(file))) : [];
    }

    private static string Arrays(string file) => Path.ChangeExtension(file, ".safetensors");

    private static JsonDocument Answers(string file) => JsonDocument.Parse(File.ReadAllBytes(file));

    private static float[] Planar(float[] interleaved, int size)
    {
        var planar = new float[interleaved.Length];
        var pixels = size * size;
        for (var i = 0; i < interleaved.Length; i++)
        {
            var (pixel, channel) = (i / 3, i % 3);
            planar[pixel / pixels * 3 * pixels + channel * pixels + pixel % pixels] = interleaved[i] / 255;
        }
        return planar;
    }

    private static void AssertClose(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.InRange(expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max(), 0, tolerance);
    }

    private static double RelativeError(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        double error = 0, total = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            error += Math.Pow(actual[i] - expected[i], 2);
            total += Math.Pow(expected[i], 2);
        }
        return Math.Sqrt(error / total);
    }

    private static double Cosine(float[] left, float[] right, int row, int width)
    {
        var a = left.AsSpan(row * width, width);
        var b = right.AsSpan(row * width, width);
        return UnitVector.Dot(a, b) / Math.Sqrt(UnitVector.Dot(a, a) * UnitVector.Dot(b, b));
    }
}
