namespace TorchSharp;

internal static partial class torch
{
    /// <summary>No operation of this thread is recorded for gradients until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(enabled: false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static unsafe bool is_grad_enabled() => Shim.Native.GradEnabled() != 0;

    /// <summary>Opens a scope that frees, when disposed, what this thread makes in it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScope.Open();

    /// <summary>Computes a tensor and frees everything else that was made on the way.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    private sealed unsafe class GradMode : IDisposable
    {
        private readonly bool before = is_grad_enabled();

        internal GradMode(bool enabled) => Shim.Native.EnableGrad(enabled ? 1 : 0);

        public void Dispose() => Shim.Native.EnableGrad(before ? 1 : 0);
    }
}
