using System.Runtime.InteropServices;
using ClipPaste.Engine.Vision.Clip;
using ClipPaste.Engine.Vision.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ClipPaste.Tests.Golden;

/// <summary>CLIP's towers against openai/CLIP on small random models, in both layouts, for every folder found.</summary>
public sealed class ClipGoldenTests
{
    public static TheoryData<string> Models()
    {
        var models = new TheoryData<string>();
        var folder = SharedData.GoldenFolder("clip");
        if (Directory.Exists(folder))
        {
            foreach (var model in Directory.EnumerateFiles(folder, "model.*.safetensors", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                models.Add(Path.GetRelativePath(folder, model));
        }
        return models;
    }

    [GoldenTheory("clip")]
    [MemberData(nameof(Models))]
    public void Both_towers_agree_with_the_reference(string model)
    {
        using var scope = NewDisposeScope();
        using var towers = new Towers(Path.Combine(SharedData.GoldenFolder("clip"), model));
        var pixels = towers.Known("in.image").requires_grad_(true);
        var stages = new ClipStages();
        var features = towers.Network.Forward(pixels, stages);
        var texts = towers.EncodeTexts();
        AssertClose(towers.Known("out.image_features"), features, 2e-5);
        AssertClose(towers.Known("out.text_features"), texts, 2e-5);
        AssertStages(towers, stages);

        var cosines = functional.cosine_similarity(features, texts.narrow(0, 0, features.shape[0]), 1, 1e-12);
        AssertClose(towers.Known("out.cosine"), cosines, 1e-6);
        AssertGradient(towers.Known("out.grad_image"), autograd.grad([cosines.sum()], [pixels], retain_graph: true)[0]);
        var scale = Math.Exp(towers.Weights.Read("logit_scale")[0]);
        var logits = functional.normalize(features).matmul(functional.normalize(texts).transpose(0, 1)) * scale;
        AssertClose(towers.Known("out.logits_per_image"), logits, 2e-5);
        AssertClose(towers.Known("out.logits_per_text"), logits.transpose(0, 1), 2e-5);
        if (towers.Has("out.feature_loss"))
            AssertFeatureLoss(towers, stages, pixels);
    }

    private static void AssertStages(Towers towers, ClipStages stages)
    {
        var isTransformer = towers.Has("out.vision.ln_pre");
        for (var i = 0; i < stages.Maps.Count; i++)
        {
            var name = isTransformer ? (i == 0 ? "out.vision.ln_pre" : $"out.vision.block{i - 1}") : i == 0 ? "out.stem" : $"out.layer{i}";
            AssertClose(towers.Known(name), stages.Maps[i], 2e-5);
        }
        for (var i = 0; i < stages.Attention.Count; i++)
            AssertClose(towers.Known($"out.vision.attn{i}"), stages.Attention[i], 3e-6);
        Assert.Equal(isTransformer, stages.Attention.Count > 0);
    }

    private static void AssertFeatureLoss(Towers towers, ClipStages stages, Tensor pixels)
    {
        var loss = Distance(stages.Maps[2]) + Distance(stages.Maps[3]);
        AssertClose(towers.Known("out.feature_loss"), loss, 2e-5);
        AssertGradient(towers.Known("out.grad_feature_loss"), autograd.grad([loss], [pixels])[0]);

        static Tensor Distance(Tensor map) => functional.mse_loss(map, map.detach().roll([1], [0]));
    }

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        var largest = Math.Max(1, expected.abs().max().item<float>());
        Assert.InRange((expected - actual.detach()).abs().max().item<float>(), 0, tolerance * largest);
    }

    private static void AssertGradient(Tensor expected, Tensor actual)
    {
        var difference = expected - actual;
        Assert.InRange(difference.norm().item<float>() / expected.norm().item<float>(), 0, 1e-4);
        Assert.InRange(difference.abs().max().item<float>(), 0, 2e-4 * expected.abs().max().item<float>());
    }

    /// <summary>A model file with its towers and the known answers beside it.</summary>
    private sealed class Towers : IDisposable
    {
        private readonly SafetensorsFile _answers;
        private readonly ClipTextTower _text;

        public Towers(string model)
        {
            var folder = Path.GetDirectoryName(model)!;
            Weights = ClipWeights.Open(model);
            _answers = SafetensorsFile.Open(Path.Combine(folder, "io.safetensors"));
            var architecture = ClipArchitecture.Infer(Weights, Path.Combine(folder, "config.json"));
            Network = ClipImageTower.BuildNetwork(Weights, architecture, ScalarType.Float32, CPU);
            _text = ClipTextTower.Build(Weights, architecture, ScalarType.Float32, CPU);
        }

        public INamedWeights Weights { get; }

        public IClipNetwork Network { get; }

        public bool Has(string name) => _answers.Shapes.ContainsKey(name);

        public Tensor Known(string name) => tensor(_answers.Read(name), _answers.Shapes[name]);

        public Tensor EncodeTexts()
        {
            var width = (int)_answers.Shapes["in.tokens"][1];
            var tokens = MemoryMarshal.Cast<byte, int>(_answers.ReadBytes("in.tokens")).ToArray().Chunk(width);
            return stack(tokens.Select(row => _text.Encode(row)));
        }

        public void Dispose()
        {
            Network.Dispose();
            _text.Dispose();
            Weights.Dispose();
            _answers.Dispose();
        }
    }
}
