using System.Runtime.InteropServices;

namespace ClipPaste.Engine.Models;

/// <summary>
/// ONNX Runtime from 1.29 on reports its use to its publisher unless it is told not to. Nobody asked for that here: a prompt's photos and
/// how often they are cut stay on this machine.
/// </summary>
internal static partial class OnnxTelemetry
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Switches the reports off; to be called before the library is loaded, which is when it decides.</summary>
    internal static void SwitchOff()
    {
        // .NET keeps its own copy of the environment, and the library reads the process's.
        if (OperatingSystem.IsWindows())
            Environment.SetEnvironmentVariable(Variable, "1");
        else
            _ = SetVariable(Variable, "1", overwrite: 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
