using ClipPaste.Engine.Vision.Towers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>
/// CLIP's modified ResNet (openai/CLIP, <c>ModifiedResNet</c>): a stem of three convolutions, average pooling before every strided convolution, and
/// attention in place of the last pooling. Batch normalisation is folded into the convolutions when the weights are taken over.
/// </summary>
internal sealed class ClipResNet : IClipNetwork
{
    private const double Epsilon = 1e-5;

    private readonly TensorSet _weights;
    private readonly ClipArchitecture _architecture;

    /// <summary>Takes over the weights whose names begin with <c>visual.</c></summary>
    public ClipResNet(TensorSet weights, ClipArchitecture architecture)
    {
        _weights = weights;
        _architecture = architecture;
        using var quiet = no_grad();
        for (var i = 1; i <= 3; i++)
            Fold($"visual.conv{i}", $"visual.bn{i}");
        foreach (var block in Blocks())
        {
            for (var i = 1; i <= 3; i++)
                Fold($"{block.Prefix}conv{i}", $"{block.Prefix}bn{i}");
            if (block.IsFirst)
                Fold(block.Prefix + "downsample.0", block.Prefix + "downsample.1");
        }
    }

    /// <inheritdoc/>
    public Tensor Forward(Tensor pixels, ClipStages? stages)
    {
        var values = functional.relu(Convolve(pixels, "visual.conv1", stride: 2));
        values = functional.relu(Convolve(values, "visual.conv2"));
        values = functional.relu(Convolve(values, "visual.conv3"));
        values = functional.avg_pool2d(values, [2, 2]);
        foreach (var block in Blocks())
        {
            if (block is { IsFirst: true })
                stages?.Maps.Add(values);
            values = Bottleneck(values, block.Prefix, block.IsFirst, block is { IsFirst: true, Stage: > 1 });
        }
        stages?.Maps.Add(values);
        return Pool(values);
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose() => _weights.Dispose();

    private IEnumerable<(string Prefix, int Stage, bool IsFirst)> Blocks() => Enumerable.Range(1, _architecture.ImageLayers.Count)
        .SelectMany(stage => Enumerable.Range(0, _architecture.ImageLayers[stage - 1]).Select(index => ($"visual.layer{stage}.{index}.", stage, index == 0)));

    private Tensor Bottleneck(Tensor input, string prefix, bool isFirst, bool halves)
    {
        var values = functional.relu(Convolve(input, prefix + "conv1"));
        values = functional.relu(Convolve(values, prefix + "conv2"));
        if (halves)
            values = functional.avg_pool2d(values, [2, 2]);
        values = Convolve(values, prefix + "conv3");
        if (!isFirst)
            return functional.relu(values + input);
        var shortcut = halves ? functional.avg_pool2d(input, [2, 2]) : input;
        return functional.relu(values + Convolve(shortcut, prefix + "downsample.0"));
    }

    private Tensor Pool(Tensor values)
    {
        var places = values.flatten(2).transpose(1, 2);
        var tokens = cat([places.mean([1], keepdim: true), places], 1) + _weights["visual.attnpool.positional_embedding"];
        var width = tokens.shape[2];
        var queries = Heads(tokens.narrow(1, 0, 1), "q_proj") / Math.Sqrt((double)width / _architecture.ImageHeads);
        var probabilities = queries.matmul(Heads(tokens, "k_proj").transpose(2, 3)).softmax(-1);
        var mixed = probabilities.matmul(Heads(tokens, "v_proj")).reshape(-1, width);
        return Project(mixed, "c_proj");

        Tensor Heads(Tensor from, string name) =>
            Project(from, name).reshape(from.shape[0], from.shape[1], _architecture.ImageHeads, -1).transpose(1, 2);

        Tensor Project(Tensor from, string name) =>
            functional.linear(from, _weights[$"visual.attnpool.{name}.weight"], _weights[$"visual.attnpool.{name}.bias"]);
    }

    private Tensor Convolve(Tensor input, string name, int stride = 1)
    {
        var weight = _weights[name + ".weight"];
        var padding = weight.shape[2] / 2;
        return functional.conv2d(input, weight, _weights[name + ".bias"], strides: [stride, stride], padding: [padding, padding]);
    }

    /// <summary>y = gamma (x - mean) / sqrt(variance + epsilon) + beta is a factor and an offset for each channel (Ioffe and Szegedy 2015).</summary>
    private void Fold(string convolution, string normalisation)
    {
        using var scope = NewDisposeScope();
        var factor = Exact(normalisation + ".weight") / (Exact(normalisation + ".running_var") + Epsilon).sqrt();
        var offset = Exact(normalisation + ".bias") - Exact(normalisation + ".running_mean") * factor;
        _weights.Replace(convolution + ".weight", (Exact(convolution + ".weight") * factor.reshape(-1, 1, 1, 1)).to(_weights.Format));
        _weights.Replace(convolution + ".bias", offset.to(_weights.Format));

        Tensor Exact(string name) => _weights[name].to(ScalarType.Float64);
    }
}
