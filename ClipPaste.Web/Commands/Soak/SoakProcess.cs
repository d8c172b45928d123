using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ClipPaste.Web.Commands;

/// <summary>A child of a soak: this program again, which can be killed and made to stand still.</summary>
internal sealed class SoakProcess : IDisposable
{
    private const int Stop = 19;
    private const int Continue = 18;
    private const double KibiPerMebi = 1024;

    private readonly Process _process;

    private SoakProcess(Process process) => _process = process;

    /// <summary>Starts one.</summary>
    /// <param name="line">Told every line that it prints.</param>
    /// <param name="arguments">Of this program.</param>
    public static SoakProcess Start(Action<string> line, params string[] arguments)
    {
        var program = Environment.ProcessPath!;
        var isHosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program, [.. isHosted ? [typeof(SoakProcess).Assembly.Location] : Array.Empty<string>(), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, data) => Tell(data.Data);
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SoakProcess(process);

        void Tell(string? text)
        {
            if (text is not null)
                line(text);
        }
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Its resident memory in MiB; null where it has ended.</summary>
    public double? Memory
    {
        get
        {
            try
            {
                var line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
                return line is null ? null : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / KibiPerMebi;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <summary>Ends it as a power cut would, and waits until it is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Makes it stand still.</summary>
    public void Freeze() => _ = Signal(_process.Id, Stop);

    /// <summary>Lets it go on.</summary>
    public void Thaw() => _ = Signal(_process.Id, Continue);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
