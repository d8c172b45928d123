using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// The compositor made of libtorch's operators (affine_grid, grid_sample, autograd), for a GPU. Every layer is sampled over the whole
/// canvas, so on a CPU <see cref="AffineCompositor"/> is many times faster.
/// </summary>
public sealed class TensorCompositor : ICompositor, IDisposable
{
    private const int Parts = 5;
    private readonly TexturePyramid[] _layers;
    private readonly Tensor[][] _levels;
    private readonly int[] _order;
    private readonly Device _device;
    private Tensor? _poses, _rows, _image;

    /// <summary>Copies the textures to the device.</summary>
    /// <param name="width">Canvas width in pixels.</param>
    /// <param name="height">Canvas height in pixels.</param>
    /// <param name="layers">The textures, from back to front until <see cref="SetOrder"/> says otherwise.</param>
    /// <param name="device">libtorch's name of the device: <c>cuda</c>, <c>cuda:1</c> or <c>cpu</c>.</param>
    public TensorCompositor(int width, int height, IReadOnlyList<TexturePyramid> layers, string device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
        _layers = [.. layers];
        _order = [.. Enumerable.Range(0, _layers.Length)];
        _device = torch.device(device);
        _levels = [.. _layers.Select(Levels)];
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public void SetOrder(ReadOnlySpan<int> backToFront) => LayerArguments.CopyOrder(backToFront, _order);

    /// <inheritdoc/>
    public void Render(ReadOnlySpan<AffinePose> poses, ReadOnlySpan<float> backgroundRows, FloatCanvas image)
    {
        image.RequireSize(Width, Height, nameof(image));
        if (poses.Length != _layers.Length)
            throw new ArgumentException($"There are {_layers.Length} layers but {poses.Length} poses.", nameof(poses));
        if (backgroundRows.Length != Height * 3)
            throw new ArgumentException(
                $"A background of {Height} rows is {Height * 3} floats, not {backgroundRows.Length}.", nameof(backgroundRows));
        ForgetPicture();
        using var scope = NewDisposeScope();
        var numbers = new float[Parts * poses.Length];
        for (var i = 0; i < poses.Length; i++)
        {
            var pose = LayerArguments.Checked(poses, i);
            float[] parts = [pose.X, pose.Y, pose.LogScale, pose.Rotation, pose.Opacity];
            parts.CopyTo(numbers, i * Parts);
        }
        _poses = tensor(numbers, [poses.Length, Parts], device: _device, requires_grad: true).DetachFromDisposeScope();
        _rows = tensor(backgroundRows.ToArray(), [Height, 3], device: _device, requires_grad: true).DetachFromDisposeScope();
        _image = Paint(poses).DetachFromDisposeScope();
        Read(_image.detach().permute(1, 2, 0), image.Pixels);
    }

    /// <inheritdoc/>
    public void Backward(FloatCanvas imageGradient, Span<PoseGradient> poseGradients, Span<float> backgroundRowGradient)
    {
        if (_poses is null || _rows is null || _image is null)
            throw new InvalidOperationException("Render a picture before asking for its gradient.");
        imageGradient.RequireSize(Width, Height, nameof(imageGradient));
        using var scope = NewDisposeScope();
        var seed = tensor(imageGradient.Pixels, [Height, Width, 4], device: _device).permute(2, 0, 1);
        var gradients = autograd.grad([_image], [_poses, _rows], [seed], retain_graph: true, allow_unused: true);
        Read(gradients[1], backgroundRowGradient);
        poseGradients.Clear();
        if (_layers.Length == 0)
            return;
        var numbers = new float[Parts * _layers.Length];
        Read(gradients[0], numbers);
        for (var i = 0; i < _layers.Length; i++)
        {
            var n = numbers.AsSpan(i * Parts, Parts);
            poseGradients[i] = new PoseGradient { X = n[0], Y = n[1], LogScale = n[2], Rotation = n[3], Opacity = n[4] };
        }
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        ForgetPicture();
        foreach (var level in _levels.SelectMany(levels => levels))
            level.Dispose();
    }

    /// <summary>The picture as a differentiable <c>[4, height, width]</c>.</summary>
    private Tensor Paint(ReadOnlySpan<AffinePose> poses)
    {
        var image = cat([_rows!.t().unsqueeze(2).expand(3, Height, Width), zeros(1, Height, Width, device: _device)]);
        if (poses.IsEmpty)
            return image;
        var textures = new Tensor[poses.Length];
        for (var i = 0; i < poses.Length; i++)
            textures[i] = _levels[i][_layers[i].LevelFor(poses[i].LogScale) - _layers[i].FirstLevel];
        var maps = Maps(poses);
        foreach (var layer in _order)
        {
            var grid = F.affine_grid(maps.narrow(0, layer, 1), [1, 4, Height, Width], align_corners: false);
            var painted = F.grid_sample(textures[layer], grid, align_corners: false)[0] * _poses![layer, Parts - 1];
            image = image * (1 - painted.narrow(0, 3, 1)) + painted;
        }
        return image;
    }

    /// <summary>
    /// <c>[layers, 2, 3]</c>, from the canvas to the texture, both -1..1 from edge to edge: a level of w texels stands for w 2^l texels of
    /// level 0, which is more than the texture's width where halving rounded up, hence the shift.
    /// </summary>
    private Tensor Maps(ReadOnlySpan<AffinePose> poses)
    {
        var constants = new float[6 * poses.Length];
        for (var i = 0; i < poses.Length; i++)
        {
            var index = _layers[i].LevelFor(poses[i].LogScale);
            var level = _layers[i].Level(index);
            var (fullWidth, fullHeight) = (level.Width * (double)(1 << index), level.Height * (double)(1 << index));
            var mirror = poses[i].Mirrored ? -1 : 1;
            ReadOnlySpan<double> values =
            [
                mirror * Width / fullWidth, mirror * Height / fullWidth, Width / fullHeight, Height / fullHeight,
                _layers[i].Width / fullWidth - 1, _layers[i].Height / fullHeight - 1,
            ];
            for (var k = 0; k < values.Length; k++)
                constants[k * poses.Length + i] = (float)values[k];
        }
        var c = tensor(constants, [6, poses.Length], device: _device).unbind();
        var parts = _poses!.unbind(1);
        var (x, y, k1) = (parts[0], parts[1], parts[2].neg().exp());
        var (cos, sin) = (k1 * parts[3].cos(), k1 * parts[3].sin());
        var (a, b, d, e) = (cos * c[0], sin * c[1], -(sin * c[2]), cos * c[3]);
        var top = stack([a, b, c[4] - 2 * (a * x + b * y)], 1);
        var bottom = stack([d, e, c[5] - 2 * (d * x + e * y)], 1);
        return stack([top, bottom], 1);
    }

    private Tensor[] Levels(TexturePyramid texture)
    {
        using var scope = NewDisposeScope();
        var levels = new Tensor[texture.LastLevel - texture.FirstLevel + 1];
        for (var i = 0; i < levels.Length; i++)
        {
            var level = texture.Level(texture.FirstLevel + i);
            var texels = new float[level.Width * level.Height * 4];
            for (var y = 0; y < level.Height; y++)
                MemoryMarshal.AsBytes(level.Row(y)).CopyTo(MemoryMarshal.AsBytes(texels.AsSpan(y * level.Width * 4)));
            var interleaved = tensor(texels, [1, level.Height, level.Width, 4], device: _device);
            levels[i] = interleaved.permute(0, 3, 1, 2).contiguous().DetachFromDisposeScope();
        }
        return levels;
    }

    private static void Read(Tensor values, Span<float> target) =>
        MemoryMarshal.Cast<byte, float>(values.contiguous().cpu().bytes).CopyTo(target);

    private void ForgetPicture()
    {
        _image?.Dispose();
        _poses?.Dispose();
        _rows?.Dispose();
        (_image, _poses, _rows) = (null, null, null);
    }
}
