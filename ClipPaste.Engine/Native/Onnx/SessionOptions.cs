using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>How much of the graph the runtime may rewrite before it runs.</summary>
public enum GraphOptimizationLevel
{
    /// <summary>Nothing.</summary>
    ORT_DISABLE_ALL = 0,

    /// <summary>Rewrites that hold on any device.</summary>
    ORT_ENABLE_BASIC = 1,

    /// <summary>Also fusions for the device in use.</summary>
    ORT_ENABLE_EXTENDED = 2,

    /// <summary>Also memory layouts.</summary>
    ORT_ENABLE_ALL = 99,
}

/// <summary>Whether independent nodes run beside each other.</summary>
public enum ExecutionMode
{
    /// <summary>One node after the other.</summary>
    ORT_SEQUENTIAL = 0,

    /// <summary>Independent nodes at the same time.</summary>
    ORT_PARALLEL = 1,
}

/// <summary>From which severity on the runtime writes to standard error.</summary>
public enum OrtLoggingLevel
{
    /// <summary>Everything.</summary>
    ORT_LOGGING_LEVEL_VERBOSE = 0,

    /// <summary>Information and worse.</summary>
    ORT_LOGGING_LEVEL_INFO = 1,

    /// <summary>Warnings and worse.</summary>
    ORT_LOGGING_LEVEL_WARNING = 2,

    /// <summary>Errors and worse.</summary>
    ORT_LOGGING_LEVEL_ERROR = 3,

    /// <summary>Only what ends the process.</summary>
    ORT_LOGGING_LEVEL_FATAL = 4,
}

/// <summary>Settings of a session, to be made before it; a session copies them, so they may be disposed of after.</summary>
public class SessionOptions : IDisposable
{
    private readonly OrtHandle handle = new(OrtApi.Create(OrtFunction.CreateSessionOptions), OrtFunction.ReleaseSessionOptions);
    private int intraOpNumThreads;
    private int interOpNumThreads;
    private GraphOptimizationLevel graphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL;
    private ExecutionMode executionMode = ExecutionMode.ORT_SEQUENTIAL;
    private OrtLoggingLevel logSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING;

    /// <summary>Threads within one node; 0 (the default) lets the runtime choose.</summary>
    public int IntraOpNumThreads
    {
        get => intraOpNumThreads;
        set
        {
            OrtApi.Set(OrtFunction.SetIntraOpNumThreads, handle.Pointer, value);
            intraOpNumThreads = value;
        }
    }

    /// <summary>Threads across nodes, for <see cref="ExecutionMode.ORT_PARALLEL"/>; 0 (the default) lets the runtime choose.</summary>
    public int InterOpNumThreads
    {
        get => interOpNumThreads;
        set
        {
            OrtApi.Set(OrtFunction.SetInterOpNumThreads, handle.Pointer, value);
            interOpNumThreads = value;
        }
    }

    /// <summary>How much the graph is rewritten; everything by default.</summary>
    public GraphOptimizationLevel GraphOptimizationLevel
    {
        get => graphOptimizationLevel;
        set
        {
            OrtApi.Set(OrtFunction.SetSessionGraphOptimizationLevel, handle.Pointer, (int)value);
            graphOptimizationLevel = value;
        }
    }

    /// <summary>Sequential by default.</summary>
    public ExecutionMode ExecutionMode
    {
        get => executionMode;
        set
        {
            OrtApi.Set(OrtFunction.SetSessionExecutionMode, handle.Pointer, (int)value);
            executionMode = value;
        }
    }

    /// <summary>Warnings and worse by default.</summary>
    public OrtLoggingLevel LogSeverityLevel
    {
        get => logSeverityLevel;
        set
        {
            OrtApi.Set(OrtFunction.SetSessionLogSeverityLevel, handle.Pointer, (int)value);
            logSeverityLevel = value;
        }
    }

    internal nint Pointer => handle.Pointer;

    /// <summary>Sets one of the runtime's named settings, such as <c>session.intra_op.allow_spinning</c>.</summary>
    public unsafe void AddSessionConfigEntry(string configKey, string configValue)
    {
        var key = Marshal.StringToCoTaskMemUTF8(configKey);
        var value = Marshal.StringToCoTaskMemUTF8(configValue);
        try
        {
            var add = (delegate* unmanaged<nint, nint, nint, nint>)OrtApi.Address(OrtFunction.AddSessionConfigEntry);
            OrtApi.Check(add(handle.Pointer, key, value));
        }
        finally
        {
            Marshal.FreeCoTaskMem(key);
            Marshal.FreeCoTaskMem(value);
        }
    }

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
