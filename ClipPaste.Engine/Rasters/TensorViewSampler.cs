using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// The views made of libtorch's operators (grid_sample, autograd), for a GPU: the same views, noise included, as <see cref="ViewSampler"/>
/// makes.
/// </summary>
public sealed class TensorViewSampler : IViewSampler, IDisposable
{
    private readonly int _width, _height;
    private readonly Device _device;
    private readonly List<(int[] Views, Tensor Pixels)> _groups = [];
    private Tensor? _canvas;
    private int _count;

    /// <summary>Prepares for one canvas size and one view size.</summary>
    /// <param name="canvasWidth">Canvas width in pixels, at least 2.</param>
    /// <param name="canvasHeight">Canvas height in pixels, at least 2.</param>
    /// <param name="viewSize">The side S of the square views, at least 2.</param>
    /// <param name="device">libtorch's name of the device: <c>cuda</c>, <c>cuda:1</c> or <c>cpu</c>.</param>
    public TensorViewSampler(int canvasWidth, int canvasHeight, int viewSize, string device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(canvasWidth, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(canvasHeight, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(viewSize, 2);
        (_width, _height, ViewSize, _device) = (canvasWidth, canvasHeight, viewSize, torch.device(device));
    }

    /// <inheritdoc/>
    public int ViewSize { get; }

    private int ViewLength => 3 * ViewSize * ViewSize;

    /// <inheritdoc/>
    public void Sample(FloatCanvas image, ReadOnlySpan<ViewTransform> views, Span<float> output)
    {
        image.RequireSize(_width, _height, nameof(image));
        RequireLength(output.Length, views.Length, nameof(output));
        ForgetViews();
        using var scope = NewDisposeScope();
        var placed = new PlacedView[views.Length];
        for (var i = 0; i < views.Length; i++)
            placed[i] = new PlacedView(views[i], _width, _height, ViewSize);
        _count = views.Length;
        _canvas = tensor(image.Pixels, [_height, _width, 4], device: _device, requires_grad: true).DetachFromDisposeScope();
        foreach (var group in Enumerable.Range(0, _count).GroupBy(i => (placed[i].Level, placed[i].Taps)).OrderBy(group => group.Key))
        {
            int[] indices = [.. group];
            var pixels = SampleGroup(Halved(group.Key.Level), Array.ConvertAll(indices, i => placed[i]));
            _groups.Add((indices, pixels.DetachFromDisposeScope()));
            var planes = MemoryMarshal.Cast<byte, float>(pixels.detach().contiguous().cpu().bytes);
            for (var i = 0; i < indices.Length; i++)
                planes.Slice(i * ViewLength, ViewLength).CopyTo(output[(indices[i] * ViewLength)..]);
        }
        AddNoise(views, output);
    }

    /// <inheritdoc/>
    public void Backward(ReadOnlySpan<float> viewGradients, FloatCanvas imageGradient)
    {
        imageGradient.RequireSize(_width, _height, nameof(imageGradient));
        RequireLength(viewGradients.Length, _count, nameof(viewGradients));
        using var scope = NewDisposeScope();
        foreach (var (indices, pixels) in _groups)
        {
            var seed = new float[indices.Length * ViewLength];
            for (var i = 0; i < indices.Length; i++)
                viewGradients.Slice(indices[i] * ViewLength, ViewLength).CopyTo(seed.AsSpan(i * ViewLength));
            var gradient = autograd.grad([pixels], [_canvas!], [tensor(seed, pixels.shape, device: _device)], retain_graph: true)[0];
            var values = MemoryMarshal.Cast<byte, float>(gradient.contiguous().cpu().bytes);
            System.Numerics.Tensors.TensorPrimitives.Add(imageGradient.Pixels, values, imageGradient.Pixels);
        }
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose() => ForgetViews();

    /// <summary>The canvas's colours as <c>[1, 3, h, w]</c>, halved so many times; an odd last row or column counts twice.</summary>
    private Tensor Halved(int level)
    {
        var canvas = _canvas!.permute(2, 0, 1).narrow(0, 0, 3).unsqueeze(0);
        for (; level > 0; level--)
            canvas = F.avg_pool2d(F.pad(canvas, [0, canvas.shape[3] % 2, 0, canvas.shape[2] % 2], PaddingModes.Replicate), [2, 2]);
        return canvas;
    }

    /// <summary>Views of one level and one number of taps, as a differentiable <c>[views, 3, S, S]</c>.</summary>
    private Tensor SampleGroup(Tensor canvas, PlacedView[] views)
    {
        var count = views.Length;
        var side = ViewSize * views[0].Taps;
        var (height, width) = (canvas.shape[2], canvas.shape[3]);
        var places = Taps(side).matmul(Numbers(views, 9, view => Transposed(view.Map)).reshape(count, 3, 3));
        var weight = places.narrow(2, 2, 1);
        // grid_sample measures -1..1 from edge to edge.
        var across = places.narrow(2, 0, 1) / weight * (2.0 / width) + (1.0 / width - 1);
        var down = places.narrow(2, 1, 1) / weight * (2.0 / height) + (1.0 / height - 1);
        var grid = cat([across, down], 2);
        var pixels = F.grid_sample(
            canvas.expand(count, 3, height, width),
            grid.reshape(count, side, side, 2),
            padding_mode: GridSamplePaddingMode.Border,
            align_corners: false);
        if (views[0].Taps == 2)
            pixels = F.avg_pool2d(pixels, [2, 2]);
        var colours = Numbers(views, 12, view => Columns(view.View.Colour)).reshape(count, 4, 3).transpose(1, 2);
        pixels = colours.narrow(2, 0, 3).matmul(pixels.reshape(count, 3, -1)) + colours.narrow(2, 3, 1);
        pixels = pixels.reshape(count, 3, ViewSize, ViewSize);
        var blur = Numbers(views, 1, view => [view.View.Blur]).reshape(count, 1, 1, 1);
        return Array.Exists(views, view => view.View.Blur > 0) ? Blurred(Blurred(pixels, blur, 3), blur, 2) : pixels;
    }

    private static Tensor Blurred(Tensor pixels, Tensor amount, int axis)
    {
        var length = pixels.shape[axis];
        var padded = F.pad(pixels, axis == 3 ? [1, 1, 0, 0] : [0, 0, 1, 1], PaddingModes.Replicate);
        return pixels * (1 - amount / 2) + (padded.narrow(axis, 0, length) + padded.narrow(axis, 2, length)) * (amount / 4);
    }

    /// <summary>The homogeneous numbers of all taps of a view: <c>[side * side, (column, row, 1)]</c>.</summary>
    private Tensor Taps(int side)
    {
        var line = arange(side, device: _device).to_type(ScalarType.Float32);
        var column = line.repeat(side);
        return stack([column, line.repeat_interleave(side), ones(column.shape, device: _device)], 1);
    }

    private Tensor Numbers(PlacedView[] views, int each, Func<PlacedView, float[]> numbers) =>
        tensor(views.SelectMany(numbers).ToArray(), [views.Length, each], device: _device);

    private static float[] Transposed(Homography m) =>
        [(float)m.A, (float)m.D, (float)m.G, (float)m.B, (float)m.E, (float)m.H, (float)m.C, (float)m.F, (float)m.I];

    private static float[] Columns(ColourTransform colour)
    {
        var (r, g, b, offset) = (colour.FromRed, colour.FromGreen, colour.FromBlue, colour.Offset);
        return [r.R, r.G, r.B, g.R, g.G, g.B, b.R, b.G, b.B, offset.R, offset.G, offset.B];
    }

    private void AddNoise(ReadOnlySpan<ViewTransform> views, Span<float> output)
    {
        for (var i = 0; i < views.Length; i++)
        {
            if (views[i].NoiseSigma > 0)
                ViewFilters.AddNoise(output.Slice(i * ViewLength, ViewLength), views[i].NoiseSigma, views[i].NoiseSeed);
        }
    }

    private void RequireLength(int floats, int views, string name)
    {
        if (floats != (long)views * ViewLength)
            throw new ArgumentException(
                $"{views} views of {ViewSize} x {ViewSize} are {(long)views * ViewLength} floats, not {floats}.", name);
    }

    private void ForgetViews()
    {
        foreach (var (_, pixels) in _groups)
            pixels.Dispose();
        _groups.Clear();
        _canvas?.Dispose();
        _canvas = null;
    }
}
