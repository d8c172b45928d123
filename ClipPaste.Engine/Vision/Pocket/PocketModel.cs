using System.Runtime.InteropServices;
using ClipPaste.Engine.Vision.Text;
using ClipPaste.Engine.Vision.Towers;
using ClipPaste.Engine.Vision.Weights;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Pocket;

/// <summary>
/// The embedded vision-language model: a small dual encoder that knows everyday things, animals, sports and scenes. Its cosines run from about 0 to .45;
/// only their order means something.
/// </summary>
public sealed class PocketModel : IVisionLanguageModel
{
    /// <summary>Views worked on together: 4 were measured to be quickest for each view, and leave two groups of the usual eight for two cores.</summary>
    private const int GroupSize = 4;

    private readonly SafetensorsFile _weights;
    private readonly WordPieceTokenizer _tokenizer;
    private readonly PocketTextTower _text;
    private readonly ViewEncoder _views;
    private readonly PocketConfiguration _configuration;
    private readonly int _workers;

    private PocketModel(string folder, VisionOptions options)
    {
        var path = Path.Combine(folder, "pocket.safetensors");
        _configuration = PocketConfiguration.Load(Path.Combine(folder, "config.json"));
        _tokenizer = WordPieceTokenizer.Load(Path.Combine(folder, _configuration.Text.Vocabulary));
        _workers = options.Workers;
        Fingerprint = WeightsFingerprint.Of(path);
        _weights = SafetensorsFile.Open(path);
        _text = new PocketTextTower(_configuration, _weights);
        var device = options.UseCuda ? CUDA : CPU;
        _views = new ViewEncoder(format => new PocketImageTower(_configuration, _weights, format, device), options, new GroupSizes(GroupSize, GroupSize));
    }

    /// <inheritdoc/>
    public string Name => "pocket";

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public int ViewSize => _views.ViewSize;

    /// <inheritdoc/>
    public int EmbeddingSize => _views.EmbeddingSize;

    /// <inheritdoc/>
    public GradientTimings? GradientTimings => _views.GradientTimings;

    /// <summary>Loads the model.</summary>
    /// <param name="folder">The folder with <c>pocket.safetensors</c>, <c>config.json</c> and the vocabulary.</param>
    /// <param name="options">How to compute; null for the defaults.</param>
    /// <exception cref="InvalidDataException">A file is damaged or belongs to another model.</exception>
    /// <exception cref="IOException">A file cannot be opened.</exception>
    public static PocketModel Load(string folder, VisionOptions? options = null) => new(folder, options ?? new VisionOptions());

    /// <summary>The word pieces of a text, with start and end.</summary>
    public int[] Tokenize(string text) => _tokenizer.Encode(text, _configuration.Text.MaxTokens);

    /// <inheritdoc/>
    public float[] EncodeTexts(IReadOnlyList<string> texts)
    {
        var embeddings = new float[texts.Count * EmbeddingSize];
        ViewGroups.Run(texts.Count, groupSize: 1, _workers, (index, _) =>
        {
            using var quiet = no_grad();
            var row = embeddings.AsSpan(index * EmbeddingSize, EmbeddingSize);
            MemoryMarshal.Cast<byte, float>(_text.Encode(Tokenize(texts[index])).bytes).CopyTo(row);
            UnitVector.Normalise(row);
        });
        return embeddings;
    }

    /// <inheritdoc/>
    public void EncodeViews(ReadOnlySpan<float> views, int count, Span<float> embeddings) => _views.Encode(views, count, embeddings);

    /// <inheritdoc/>
    public void EncodeWithGradient(ReadOnlyMemory<float> views, int count, EmbeddingLoss loss, Memory<float> embeddings, Memory<float> gradients) =>
        _views.EncodeWithGradient(views, count, loss, embeddings, gradients);

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        _views.Dispose();
        _text.Dispose();
        _weights.Dispose();
    }
}
