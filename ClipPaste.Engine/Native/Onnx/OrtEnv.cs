using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The process's one environment, which every session needs; it lives as long as the process.</summary>
internal static class OrtEnv
{
    private static readonly Lazy<nint> Instance = new(Create);

    public static nint Pointer => Instance.Value;

    private static unsafe nint Create()
    {
        var name = Marshal.StringToCoTaskMemUTF8("clippaste");
        nint made = 0;
        OrtApi.Check(((delegate* unmanaged<int, nint, nint*, nint>)OrtApi.Address(OrtFunction.CreateEnv))(
            (int)OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, name, &made));
        Marshal.FreeCoTaskMem(name);
        return made;
    }
}
