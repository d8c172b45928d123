using System.Buffers;
using System.Diagnostics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Towers;

/// <summary>Runs an image tower over batches of views: embeddings of unit length in single precision, and gradients in the chosen precision.</summary>
internal sealed class ViewEncoder : IDisposable
{
    private readonly IImageTower _tower;
    private readonly Lazy<IImageTower> _gradientTower;
    private readonly Device _device;
    private readonly GroupSizes _groups;
    private readonly ScalarType _gradientFormat;
    private readonly int _workers;

    /// <summary>Builds the tower; the one for gradients follows when it is first asked for, if it is another.</summary>
    /// <param name="build">Builds the tower in a number format.</param>
    /// <param name="options">How to compute.</param>
    /// <param name="groups">Views worked on together on the processor; a CUDA device takes the whole batch.</param>
    public ViewEncoder(Func<ScalarType, IImageTower> build, VisionOptions options, GroupSizes groups)
    {
        if (options.Workers < 1)
            throw new ArgumentException($"A model needs at least one worker, not {options.Workers}.", nameof(options));
        _device = options.UseCuda ? CUDA : CPU;
        _groups = options.UseCuda ? new GroupSizes(int.MaxValue, int.MaxValue) : groups;
        _workers = options.Workers;
        _tower = build(ScalarType.Float32);
        _gradientFormat = GradientFormat.Choose(options);
        _gradientTower = new Lazy<IImageTower>(() => _gradientFormat == ScalarType.Float32 ? _tower : build(_gradientFormat));
    }

    /// <summary>Side of a view in pixels.</summary>
    public int ViewSize => _tower.ViewSize;

    /// <summary>Length of an embedding.</summary>
    public int EmbeddingSize => _tower.EmbeddingSize;

    /// <summary>The time spent in <see cref="EncodeWithGradient"/>.</summary>
    public GradientTimings GradientTimings { get; } = new();

    private int ViewLength => 3 * ViewSize * ViewSize;

    /// <summary>See <see cref="IVisionLanguageModel.EncodeViews"/>.</summary>
    public unsafe void Encode(ReadOnlySpan<float> views, int count, Span<float> embeddings)
    {
        Check(views.Length, count, embeddings.Length);
        // Spans cannot be captured; both stay pinned until every group is done.
        fixed (float* source = views, target = embeddings)
        {
            var (from, to) = ((nint)source, (nint)target);
            ViewGroups.Run(count, Math.Min(count, _groups.FullPrecision), _workers, (first, length) =>
            {
                using var quiet = no_grad();
                var group = new ReadOnlySpan<float>((float*)from + (long)first * ViewLength, length * ViewLength);
                var rows = new Span<float>((float*)to + (long)first * EmbeddingSize, length * EmbeddingSize);
                Read(_tower.Encode(Upload(group, length)), rows);
                for (var row = 0; row < length; row++)
                    UnitVector.Normalise(rows.Slice(row * EmbeddingSize, EmbeddingSize));
            });
        }
    }

    /// <summary>See <see cref="IVisionLanguageModel.EncodeWithGradient"/>.</summary>
    public void EncodeWithGradient(ReadOnlyMemory<float> views, int count, EmbeddingLoss loss, Memory<float> embeddings, Memory<float> gradients)
    {
        Check(views.Length, count, embeddings.Length);
        if (gradients.Length != views.Length)
            throw new ArgumentException($"The gradient needs {views.Length} numbers, not {gradients.Length}.", nameof(gradients));
        var tower = _gradientTower.Value;
        var groupSize = Math.Min(count, _gradientFormat == ScalarType.Float32 ? _groups.FullPrecision : _groups.BFloat16);
        ViewGroups.Run(count, groupSize, _workers, (first, length) =>
        {
            var rows = embeddings.Span.Slice(first * EmbeddingSize, length * EmbeddingSize);
            var began = Stopwatch.GetTimestamp();
            var traced = tower.Trace(Upload(views.Span.Slice(first * ViewLength, length * ViewLength), length));
            Read(traced.Features, rows);
            var turned = Stopwatch.GetTimestamp();
            var scratch = ArrayPool<float>.Shared.Rent(rows.Length);
            LossGradients(loss, first, rows, scratch.AsSpan(0, rows.Length));
            var featureGradient = Upload(scratch.AsSpan(0, rows.Length), [length, EmbeddingSize]);
            ArrayPool<float>.Shared.Return(scratch);
            Read(traced.Backward(featureGradient), gradients.Span.Slice(first * ViewLength, length * ViewLength));
            GradientTimings.Add(turned - began, Stopwatch.GetTimestamp() - turned);
        });
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        if (_gradientTower.IsValueCreated && _gradientTower.Value != _tower)
            _gradientTower.Value.Dispose();
        _tower.Dispose();
    }

    private void LossGradients(EmbeddingLoss loss, int first, Span<float> rows, Span<float> gradients)
    {
        for (var start = 0; start < rows.Length; start += EmbeddingSize)
        {
            var embedding = rows.Slice(start, EmbeddingSize);
            var gradient = gradients.Slice(start, EmbeddingSize);
            var length = UnitVector.Normalise(embedding);
            gradient.Clear();
            loss(first + start / EmbeddingSize, embedding, gradient);
            UnitVector.ProjectGradient(embedding, length, gradient);
        }
    }

    private Tensor Upload(ReadOnlySpan<float> views, int length) => Upload(views, [length, 3, ViewSize, ViewSize]);

    private Tensor Upload(ReadOnlySpan<float> values, long[] shape)
    {
        var tensor = empty(shape, ScalarType.Float32);
        MemoryMarshal.AsBytes(values).CopyTo(tensor.bytes);
        return tensor.to(_device);
    }

    private static void Read(Tensor tensor, Span<float> values) => MemoryMarshal.Cast<byte, float>(tensor.detach().cpu().contiguous().bytes).CopyTo(values);

    private void Check(int viewsLength, int count, int embeddingsLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (viewsLength != (long)count * ViewLength)
            throw new ArgumentException($"{count} views need {(long)count * ViewLength} numbers, not {viewsLength}.", nameof(viewsLength));
        if (embeddingsLength != (long)count * EmbeddingSize)
            throw new ArgumentException($"{count} embeddings need {(long)count * EmbeddingSize} numbers, not {embeddingsLength}.", nameof(embeddingsLength));
    }
}
