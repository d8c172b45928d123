using System.Text.Json;
using ClipPaste.Engine.Vision.Clip;
using ClipPaste.Engine.Vision.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ClipPaste.Tests.Golden;

/// <summary>ViT-B/32, RN50 and RN101 at full size, with weights made by a formula, for every model found.</summary>
public sealed class ClipFullSizeGoldenTests
{
    private const int Side = 224;

    public static TheoryData<string> Models()
    {
        var models = new TheoryData<string>();
        var folder = SharedData.GoldenFolder("clip");
        if (Directory.Exists(folder))
        {
            foreach (var list in Directory.EnumerateFiles(folder, "*.tensors.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                models.Add(Path.GetRelativePath(folder, list)[..^".tensors.jsonl".Length]);
        }
        return models;
    }

    [GoldenTheory("clip")]
    [MemberData(nameof(Models))]
    public void A_full_size_model_agrees_with_the_reference(string model)
    {
        using var scope = NewDisposeScope();
        var stem = Path.Combine(SharedData.GoldenFolder("clip"), model);
        using var weights = new FormulaWeights(stem + ".tensors.jsonl");
        using var answers = SafetensorsFile.Open(stem + ".expected.safetensors");
        using var samples = JsonDocument.Parse(File.ReadAllBytes(stem + ".json"));
        var expected = samples.RootElement.GetProperty("expected");
        var architecture = ClipArchitecture.Infer(weights, "");
        using var network = ClipImageTower.BuildNetwork(weights, architecture, ScalarType.Float32, CPU);

        var stages = new ClipStages();
        var pixels = Images().requires_grad_(true);
        var features = network.Forward(pixels, stages);
        AssertClose(answers, "out.image_features", features);
        var texts = EncodeTexts(weights, architecture);
        AssertClose(answers, "out.text_features", texts);
        var cosines = functional.cosine_similarity(features, texts, 1, 1e-12);
        AssertClose(answers, "out.cosine", cosines);

        var isTransformer = architecture.Patch is not null;
        var probe = tensor(FormulaWeights.Stream("probe", features.shape[1]));
        AssertGradient(expected.GetProperty("grad_probe"), autograd.grad([(features * probe).sum()], [pixels], retain_graph: true)[0], isTransformer);
        AssertGradient(expected.GetProperty("grad_image"), autograd.grad([cosines.sum()], [pixels])[0], isTransformer);
        string[] names = isTransformer ? [.. Enumerable.Range(-1, stages.Maps.Count).Select(i => $"block{i}")] : ["stem", "layer1", "layer2", "layer3", "layer4"];
        for (var i = 0; i < names.Length; i++)
        {
            if (expected.TryGetProperty(names[i], out var known))
                AssertSamples(known, stages.Maps[i], 5e-5 * Math.Max(1, known.GetProperty("max_abs").GetDouble()));
        }
    }

    private static Tensor EncodeTexts(INamedWeights weights, ClipArchitecture architecture)
    {
        int[][] rows =
        [
            [49406, 320, 1125, 539, 320, 2368, 530, 518, 49407],
            [49406, .. Enumerable.Range(1, 75).Select(i => (i * 7919 + 13) % 49406), 49407],
        ];
        using var text = ClipTextTower.Build(weights, architecture, ScalarType.Float32, CPU);
        return stack(rows.Select(row => text.Encode(row)));
    }

    private static Tensor Images()
    {
        const int length = 3 * Side * Side;
        var images = new float[2 * length];
        var noise = FormulaWeights.Stream("input.image.noise", length);
        for (var i = 0; i < length; i++)
        {
            images[i] = 1.5f * noise[i];
            var (c, y, x) = (i / (Side * Side), i / Side % Side, i % Side);
            var level = ((x * (3 + c) + y * (5 - c) + ((x >> 5) ^ (y >> 5)) * 29) & 255) / 255f;
            images[length + i] = (level - ClipPreprocessor.Mean[c]) / ClipPreprocessor.Deviation[c];
        }
        return tensor(images, [2, 3, Side, Side]);
    }

    private static void AssertClose(SafetensorsFile answers, string name, Tensor actual)
    {
        var expected = answers.Read(name);
        var found = actual.detach().contiguous().flatten().data<float>().ToArray();
        var largest = Math.Max(1, expected.Max(Math.Abs));
        Assert.InRange(expected.Zip(found, (a, b) => Math.Abs(a - b)).Max(), 0, 5e-5 * largest);
    }

    private static void AssertGradient(JsonElement known, Tensor gradient, bool isTransformer)
    {
        AssertSamples(known, gradient, (isTransformer ? 1e-3 : 2e-2) * known.GetProperty("max_abs").GetDouble());
        Assert.InRange(gradient.norm().item<float>() / known.GetProperty("l2").GetDouble(), 0.99, 1.01);
    }

    private static void AssertSamples(JsonElement known, Tensor actual, double tolerance)
    {
        var flat = actual.detach().contiguous().flatten().data<float>().ToArray();
        var indices = known.GetProperty("sample_index").EnumerateArray().Select(index => index.GetInt32());
        var values = known.GetProperty("sample_value").EnumerateArray().Select(value => value.GetDouble());
        Assert.All(indices.Zip(values), sample => Assert.InRange(Math.Abs(flat[sample.First] - sample.Second), 0, tolerance));
    }
}
