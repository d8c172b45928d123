using ClipPaste.Engine.Vision.Weights;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Towers;

/// <summary>The weights of one tower as tensors, which it owns.</summary>
internal sealed class TensorSet : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors = [];

    /// <summary>Reads weights.</summary>
    /// <param name="weights">Where they are.</param>
    /// <param name="chosen">Which of them, by name.</param>
    /// <param name="format">Number format to turn them into.</param>
    /// <param name="device">Where to put them.</param>
    public TensorSet(INamedWeights weights, Func<string, bool> chosen, ScalarType format, Device device)
    {
        Format = format;
        Device = device;
        using var scope = NewDisposeScope();
        foreach (var (name, shape) in weights.Shapes.Where(entry => chosen(entry.Key)))
            _tensors[name] = tensor(weights.Read(name), shape).to(format, device).DetachFromDisposeScope();
    }

    /// <summary>Number format of all of them.</summary>
    public ScalarType Format { get; }

    /// <summary>Where they are.</summary>
    public Device Device { get; }

    /// <summary>The weights of one name; still owned by the set.</summary>
    public Tensor this[string name] =>
        _tensors.GetValueOrDefault(name) ?? throw new InvalidDataException($"The weights have no array named {name}: they belong to another model.");

    /// <summary>Replaces weights by others of the same name, which the set now owns.</summary>
    public void Replace(string name, Tensor value)
    {
        if (_tensors.Remove(name, out var before))
            before.Dispose();
        _tensors[name] = value.DetachFromDisposeScope();
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
        _tensors.Clear();
    }
}
