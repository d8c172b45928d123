using System.Runtime.InteropServices;
using ClipPaste.Engine.Models;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The function table of the installed ONNX Runtime library, loaded once.</summary>
internal static unsafe class OrtApi
{
    /// <summary>The table's version asked for: 1.14, the first with everything used here; any later library grants it.</summary>
    private const uint Version = 14;

    private static readonly Lazy<nint> Table = new(Load);

    /// <summary>Address of a function; the caller casts it to its C signature.</summary>
    public static nint Address(OrtFunction function) => ((nint*)Table.Value)[(int)function];

    /// <summary>The file that is (or would be) loaded: <c>CLIPPASTE_ONNXRUNTIME</c>, or the one set-up installed.</summary>
    public static string LibraryPath =>
        Environment.GetEnvironmentVariable("CLIPPASTE_ONNXRUNTIME") is { Length: > 0 } named
            ? named
            : Path.Combine(Installation.Packages, InstalledPath());

    /// <summary>Loads <paramref name="path"/> and returns its function table.</summary>
    /// <exception cref="DllNotFoundException">The file is missing, not a library, or too old; the message says what to do.</exception>
    internal static nint Load(string path)
    {
        const string advice = "Run './clippaste up', or set CLIPPASTE_ONNXRUNTIME to an ONNX Runtime 1.14 or later.";
        if (!File.Exists(path))
            throw new DllNotFoundException($"ONNX Runtime is not at {path}. {advice}");
        OnnxTelemetry.SwitchOff();
        if (!NativeLibrary.TryLoad(path, out var library) || !NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var getBase))
            throw new DllNotFoundException($"{path} is not an ONNX Runtime library for this machine. {advice}");
        var apiBase = ((delegate* unmanaged<nint*>)getBase)();
        var table = ((delegate* unmanaged<uint, nint>)apiBase[0])(Version);
        return table != 0 ? table : throw new DllNotFoundException($"{path} is older than ONNX Runtime 1.14. {advice}");
    }

    private static nint Load() => Load(LibraryPath);

    private static string InstalledPath()
    {
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        var (system, file) = OperatingSystem.IsWindows() ? ("win32", "onnxruntime.dll")
            : OperatingSystem.IsMacOS() ? ("darwin", "libonnxruntime.1.dylib")
            : ("linux", "libonnxruntime.so.1");
        return Path.Combine("onnxruntime-node", "bin", "napi-v6", system, processor, file);
    }

    /// <summary>Turns a status into an exception with the runtime's own message; 0 means success.</summary>
    public static void Check(nint status)
    {
        if (status == 0)
            return;
        var code = (ErrorCode)((delegate* unmanaged<nint, int>)Address(OrtFunction.GetErrorCode))(status);
        var message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)Address(OrtFunction.GetErrorMessage))(status));
        Release(OrtFunction.ReleaseStatus, status);
        throw new OnnxRuntimeException(code, message ?? "unknown error");
    }

    /// <summary>Calls one of the release functions.</summary>
    public static void Release(OrtFunction release, nint pointer) => ((delegate* unmanaged<nint, void>)Address(release))(pointer);

    /// <summary>Calls a function of the form <c>status f(out object)</c>.</summary>
    public static nint Create(OrtFunction create)
    {
        nint made = 0;
        Check(((delegate* unmanaged<nint*, nint>)Address(create))(&made));
        return made;
    }

    /// <summary>Calls a function of the form <c>status f(object, out value)</c>.</summary>
    public static nint Get(OrtFunction getter, nint of)
    {
        nint value = 0;
        Check(((delegate* unmanaged<nint, nint*, nint>)Address(getter))(of, &value));
        return value;
    }

    /// <summary>Calls a function of the form <c>status f(object, index, out value)</c>.</summary>
    public static nint Get(OrtFunction getter, nint of, int index)
    {
        nint value = 0;
        Check(((delegate* unmanaged<nint, nint, nint*, nint>)Address(getter))(of, index, &value));
        return value;
    }

    /// <summary>Calls a function of the form <c>status f(object, int)</c>.</summary>
    public static void Set(OrtFunction setter, nint on, int value) =>
        Check(((delegate* unmanaged<nint, int, nint>)Address(setter))(on, value));
}
