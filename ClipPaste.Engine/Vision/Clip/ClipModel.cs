using System.Runtime.InteropServices;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Vision.Text;
using ClipPaste.Engine.Vision.Towers;
using ClipPaste.Engine.Vision.Weights;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>OpenAI's CLIP (Radford et al. 2021) with a vision transformer or a ResNet, from any file its weights are published in.</summary>
public sealed class ClipModel : IVisionLanguageModel
{
    // OpenBLAS rounds a row of a product differently by its place among the others; oneDNN, which does the work in bfloat16, does not.
    private static readonly GroupSizes Groups = new(FullPrecision: 1, BFloat16: 4);

    private readonly INamedWeights _weights;
    private readonly ClipTextTower _text;
    private readonly ViewEncoder _views;
    private readonly Lazy<BytePairTokenizer> _tokenizer;
    private readonly int _workers;

    /// <summary>Builds a model.</summary>
    /// <param name="weights">Weights under OpenAI's names, which the model then owns.</param>
    /// <param name="architecture">Their sizes.</param>
    /// <param name="fingerprint">Identifies the weights.</param>
    /// <param name="options">How to compute.</param>
    internal ClipModel(INamedWeights weights, ClipArchitecture architecture, string fingerprint, VisionOptions options)
    {
        _weights = weights;
        _workers = options.Workers;
        Architecture = architecture;
        Fingerprint = fingerprint;
        _tokenizer = new(() => BytePairTokenizer.Load(Path.Combine(Installation.Models, "clip", "clip_bpe_simple_vocab_16e6.txt.gz")));
        _text = ClipTextTower.Build(weights, architecture, ScalarType.Float32, CPU);
        // In a ResNet rounding to bfloat16 turns units on and off, and the gradient goes astray; a transformer has no such units.
        var chosen = architecture.Patch is null && options.Precision == GradientPrecision.Fastest
            ? options with { Precision = GradientPrecision.FullPrecision }
            : options;
        var device = options.UseCuda ? CUDA : CPU;
        _views = new ViewEncoder(format => new ClipImageTower(weights, architecture, format, device), chosen, Groups);
    }

    /// <inheritdoc/>
    public string Name => Architecture.Name;

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public int ViewSize => _views.ViewSize;

    /// <inheritdoc/>
    public int EmbeddingSize => _views.EmbeddingSize;

    /// <inheritdoc/>
    public GradientTimings? GradientTimings => _views.GradientTimings;

    /// <summary>The sizes of the model.</summary>
    internal ClipArchitecture Architecture { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="path">
    /// A safetensors file in OpenAI's or Hugging Face's layout, or OpenAI's original archive (<c>.pt</c>). A <c>config.json</c> beside it is heeded.
    /// </param>
    /// <param name="options">How to compute; null for the defaults.</param>
    /// <exception cref="InvalidDataException">The file holds no CLIP model, or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static ClipModel Load(string path, VisionOptions? options = null)
    {
        var weights = ClipWeights.Open(path);
        try
        {
            var architecture = ClipArchitecture.Infer(weights, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "config.json"));
            return new ClipModel(weights, architecture, WeightsFingerprint.Of(path), options ?? new VisionOptions());
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <summary>Builds a ViT-B/32 whose weights are random numbers, to measure what one costs where no trained one is at hand.</summary>
    /// <param name="options">How to compute.</param>
    public static ClipModel Untrained(VisionOptions options)
    {
        var weights = new UntrainedClipWeights();
        return new ClipModel(weights, ClipArchitecture.Infer(weights, ""), "untrained", options);
    }

    /// <inheritdoc/>
    public float[] EncodeTexts(IReadOnlyList<string> texts)
    {
        var tokens = texts.Select(_tokenizer.Value.Encode).ToArray();
        return EncodeTokens(tokens);
    }

    /// <inheritdoc/>
    public void EncodeViews(ReadOnlySpan<float> views, int count, Span<float> embeddings) => _views.Encode(views, count, embeddings);

    /// <inheritdoc/>
    public void EncodeWithGradient(ReadOnlyMemory<float> views, int count, EmbeddingLoss loss, Memory<float> embeddings, Memory<float> gradients) =>
        _views.EncodeWithGradient(views, count, loss, embeddings, gradients);

    /// <summary>Encodes texts that are tokens already, one row each.</summary>
    internal float[] EncodeTokens(IReadOnlyList<int[]> tokens)
    {
        var embeddings = new float[tokens.Count * EmbeddingSize];
        ViewGroups.Run(tokens.Count, groupSize: 1, _workers, (index, _) =>
        {
            using var quiet = no_grad();
            var row = embeddings.AsSpan(index * EmbeddingSize, EmbeddingSize);
            MemoryMarshal.Cast<byte, float>(_text.Encode(tokens[index]).bytes).CopyTo(row);
            UnitVector.Normalise(row);
        });
        return embeddings;
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        _views.Dispose();
        _text.Dispose();
        _weights.Dispose();
    }
}
