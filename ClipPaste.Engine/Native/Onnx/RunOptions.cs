namespace Microsoft.ML.OnnxRuntime;

/// <summary>Settings of one run.</summary>
public class RunOptions : IDisposable
{
    private readonly OrtHandle handle = new(OrtApi.Create(OrtFunction.CreateRunOptions), OrtFunction.ReleaseRunOptions);

    internal nint Pointer => handle.Pointer;

    /// <summary>Releases the settings.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the settings when <paramref name="disposing"/>.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            handle.Dispose();
    }
}
