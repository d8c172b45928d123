namespace Microsoft.ML.OnnxRuntime;

/// <summary>Where a tensor's memory lies.</summary>
public class OrtMemoryInfo : IDisposable
{
    private const int ArenaAllocator = 1;
    private const int DefaultMemory = 0;
    private static readonly Lazy<OrtMemoryInfo> Default = new(() => new OrtMemoryInfo(CreateCpu()));
    private readonly OrtHandle handle;

    private OrtMemoryInfo(nint pointer) => handle = new OrtHandle(pointer, OrtFunction.ReleaseMemoryInfo);

    /// <summary>The processor's own memory; lives as long as the process.</summary>
    public static OrtMemoryInfo DefaultInstance => Default.Value;

    internal nint Pointer => handle.Pointer;

    private static unsafe nint CreateCpu()
    {
        nint made = 0;
        var create = (delegate* unmanaged<int, int, nint*, nint>)OrtApi.Address(OrtFunction.CreateCpuMemoryInfo);
        OrtApi.Check(create(ArenaAllocator, DefaultMemory, &made));
        return made;
    }

    /// <summary>Releases the description.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the description when <paramref name="disposing"/>.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            handle.Dispose();
    }
}
