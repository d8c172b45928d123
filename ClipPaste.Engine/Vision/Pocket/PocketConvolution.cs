using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ClipPaste.Engine.Vision.Pocket;

/// <summary>
/// A convolution with TensorFlow's "same" padding and the gradient with respect to its input. The gradient is written as another convolution, with the
/// kernel turned round and the channels exchanged, because libtorch then picks its quick kernels.
/// </summary>
internal sealed class PocketConvolution : IDisposable
{
    private readonly Tensor _weight, _bias, _turned;
    private readonly int _kernel, _stride, _groups;

    /// <summary>Copies the weights into the formats they are used in.</summary>
    /// <param name="weight"><c>[out, in / groups, kernel, kernel]</c>, single precision.</param>
    /// <param name="bias"><c>[out]</c>, single precision.</param>
    /// <param name="stride">1 or 2.</param>
    /// <param name="isDepthwise">Every channel has a kernel of its own.</param>
    /// <param name="formats">Number formats of the two directions.</param>
    public PocketConvolution(Tensor weight, Tensor bias, int stride, bool isDepthwise, PocketFormats formats)
    {
        var shape = weight.shape;
        _kernel = (int)shape[2];
        _stride = stride;
        _groups = isDepthwise ? (int)shape[0] : 1;
        var turned = _kernel == 1 ? weight : weight.flip(2, 3);
        _turned = ChannelsInnermost(isDepthwise ? turned : turned.transpose(0, 1)).to(formats.Backward).DetachFromDisposeScope();
        _weight = ChannelsInnermost(weight).to(formats.Forward).DetachFromDisposeScope();
        _bias = bias.to(formats.Forward, copy: true).DetachFromDisposeScope();
    }

    /// <summary>The same numbers in a layout with the channels innermost, which the convolutions are quickest with.</summary>
    public static Tensor ChannelsInnermost(Tensor values) => values.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>The convolution of <c>[n, in, h, w]</c>.</summary>
    public Tensor Forward(Tensor input)
    {
        if (_stride == 1)
            return functional.conv2d(input, _weight, _bias, padding: [_kernel / 2, _kernel / 2], groups: _groups);
        long before = (_kernel - 2) / 2, after = (_kernel - 1) / 2;
        var padded = functional.pad(input, [before, after, before, after]);
        return functional.conv2d(padded, _weight, _bias, strides: [_stride, _stride], groups: _groups);
    }

    /// <summary>The gradient with respect to the input, from the one with respect to the output.</summary>
    /// <param name="gradient"><c>[n, out, h', w']</c>.</param>
    /// <param name="size">Height and width of the input.</param>
    public Tensor Backward(Tensor gradient, long size)
    {
        if (_stride == 1)
            return functional.conv2d(gradient, _turned, padding: [_kernel / 2, _kernel / 2], groups: _groups);
        return functional.conv2d(Spread(gradient, size), _turned, groups: _groups);
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        _weight.Dispose();
        _bias.Dispose();
        _turned.Dispose();
    }

    /// <summary>Puts the strided gradient back to its places, zeros between them and round about.</summary>
    private Tensor Spread(Tensor gradient, long size)
    {
        var shape = gradient.shape;
        var first = _kernel - 1 - (_kernel - 2) / 2;
        var padded = size + _kernel - 1;
        var spread = zeros([shape[0], padded, padded, shape[1]], gradient.dtype, gradient.device).permute(0, 3, 1, 2);
        spread.slice(2, first, first + _stride * shape[2], _stride).slice(3, first, first + _stride * shape[3], _stride).copy_(gradient);
        return spread;
    }
}
