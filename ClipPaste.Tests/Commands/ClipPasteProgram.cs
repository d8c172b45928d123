using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ClipPaste.Tests.Commands;

/// <summary>Runs the program itself, as a user's shell would.</summary>
/// <param name="folder">The working folder.</param>
/// <param name="cache">The user's cache folder.</param>
internal sealed partial class ClipPasteProgram(string folder, string cache)
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public string Folder => folder;

    /// <summary>Runs it to its end.</summary>
    public ProgramResult Run(params string[] arguments) => Run(arguments, signal: 0, at: "");

    /// <summary>Runs it and sends a signal when the first line of its output holds a text.</summary>
    public ProgramResult RunAndSignal(int signal, string at, params string[] arguments) => Run(arguments, signal, at);

    private ProgramResult Run(string[] arguments, int signal, string at)
    {
        using var process = new Process { StartInfo = Start(arguments) };
        var (output, error) = (new StringBuilder(), new StringBuilder());
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                return;
            output.AppendLine(line.Data);
            if (signal == 0 || !line.Data.Contains(at, StringComparison.Ordinal))
                return;
            _ = Kill(process.Id, signal);
            // A second one would end it at once.
            signal = 0;
        };
        process.ErrorDataReceived += (_, line) => error.Append(line.Data is null ? "" : line.Data + "\n");
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Longest))
        {
            process.Kill();
            throw new TimeoutException($"clippaste {string.Join(' ', arguments)} did not end.");
        }
        // The readers may still hold the last lines.
        process.WaitForExit();
        return new ProgramResult(process.ExitCode, output.ToString(), error.ToString());
    }

    // A test runner in the background has its children ignore Ctrl-C; env undoes that and becomes the program.
    private ProcessStartInfo Start(string[] arguments)
    {
        string[] line = ["--default-signal=INT,TERM", "dotnet", Path.Combine(AppContext.BaseDirectory, "clippaste.dll"), .. arguments];
        var start = new ProcessStartInfo("env", line)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_CACHE_HOME"] = cache;
        return start;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

/// <summary>What a run of the program left.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as JSON, every line an object.</summary>
    public IReadOnlyList<JsonElement> Events =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];

    /// <summary>The last event, which must be of this name.</summary>
    public JsonElement Last(string name)
    {
        var last = Events[^1];
        Assert.Equal(name, last.GetProperty("event").GetString());
        return last;
    }
}
