namespace TorchSharp;

/// <summary>
/// Frees, when it is disposed, every tensor made on its thread since it was opened that was not moved out. Scopes nest, each thread has its own.
/// </summary>
internal sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? current;

    private readonly HashSet<IDisposable> members = new(ReferenceEqualityComparer.Instance);
    private DisposeScope? outer;
    private bool isDisposed;

    private DisposeScope(DisposeScope? outer) => this.outer = outer;

    /// <summary>The innermost open scope of the calling thread.</summary>
    internal static DisposeScope? Current => current;

    /// <summary>How many tensors the scope would free now.</summary>
    public int DisposablesCount => members.Count;

    internal static DisposeScope Open() => current = new DisposeScope(current);

    /// <summary>Hands <paramref name="disposable"/> to the scope around this one; where there is none, to its finalizer.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable => MoveToOther(outer, disposable);

    /// <summary>Hands the tensors to the scope around this one.</summary>
    public void MoveToOuter(params IDisposable[] disposables)
    {
        foreach (var disposable in disposables)
            MoveToOther(outer, disposable);
    }

    /// <summary>Hands <paramref name="disposable"/> to another scope, or to none.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        if (!members.Remove(disposable))
            return disposable;
        if (disposable is torch.Tensor tensor)
            tensor.OwningScope = scope;
        scope?.members.Add(disposable);
        return disposable;
    }

    /// <summary>Takes <paramref name="disposable"/> out of the scope: from now on the caller frees it.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable => MoveToOther(null, disposable);

    /// <summary>Frees everything in the scope but <paramref name="keep"/>.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        foreach (var member in members.Except(keep, ReferenceEqualityComparer.Instance).Cast<IDisposable>().ToArray())
            member.Dispose();
        members.UnionWith(keep);
    }

    /// <summary>Frees everything in the scope.</summary>
    public void DisposeEverything() => DisposeEverythingBut();

    public bool Contains(IDisposable disposable) => members.Contains(disposable);

    /// <summary>Frees everything in the scope and closes it.</summary>
    public void Dispose()
    {
        if (isDisposed)
            return;
        DisposeEverythingBut();
        isDisposed = true;
        if (current == this)
            current = outer;
        for (var scope = current; scope is not null; scope = scope.outer)
        {
            if (scope.outer == this)
                scope.outer = outer;
        }
    }

    internal void Add(torch.Tensor tensor) => members.Add(tensor);

    internal void Forget(torch.Tensor tensor) => members.Remove(tensor);
}
