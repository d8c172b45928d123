namespace TorchSharp.Modules;

/// <summary>A tensor that belongs to a module.</summary>
internal sealed class Parameter : torch.Tensor
{
    internal Parameter(nint native)
        : base(native)
    {
    }
}
