using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Weights;

/// <summary>The parameters and buffers of a TorchScript archive, the form in which OpenAI published CLIP.</summary>
internal sealed class TorchScriptWeights : INamedWeights
{
    private readonly Dictionary<string, Tensor> _tensors = [];

    private TorchScriptWeights(jit.ScriptModule module)
    {
        foreach (var (name, tensor) in module.named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter)).Concat(module.named_buffers()))
            _tensors[name] = tensor.DetachFromDisposeScope();
        Shapes = _tensors.ToDictionary(entry => entry.Key, entry => entry.Value.shape);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long[]> Shapes { get; }

    /// <summary>Opens an archive.</summary>
    /// <exception cref="InvalidDataException">The file is not such an archive.</exception>
    public static TorchScriptWeights Open(string path)
    {
        try
        {
            using var module = jit.load(path);
            return new TorchScriptWeights(module);
        }
        catch (ExternalException e)
        {
            throw new InvalidDataException($"{path} cannot be read as a TorchScript archive; fetch it again. {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public float[] Read(string name)
    {
        var tensor = _tensors.GetValueOrDefault(name) ?? throw new InvalidDataException($"The archive has no array named {name}: it belongs to another model.");
        using var scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, float>(tensor.detach().to(ScalarType.Float32).contiguous().bytes).ToArray();
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
    }
}
