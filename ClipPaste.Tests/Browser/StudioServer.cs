using System.Diagnostics;
using ClipPaste.Engine.Models;

namespace ClipPaste.Tests.Browser;

/// <summary>The program itself, serving the studio from a data folder of its own on a port that the system chose.</summary>
internal sealed class StudioServer : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private StudioServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="data">Folder of its database.</param>
    /// <param name="port">The port, or 0 for any.</param>
    /// <param name="leaseSeconds">For how long it may be silent before another on the same folder takes its work over.</param>
    /// <param name="multiUser">Whether people sign in.</param>
    public static async Task<StudioServer> StartAsync(string data, int port = 0, int leaseSeconds = 30, bool multiUser = false)
    {
        string[] accounts = multiUser ? ["--multiuser"] : [];
        var start = new ProcessStartInfo(
            "dotnet", [Program, "serve", "--urls", $"http://127.0.0.1:{port}", "--data", data, "--lease-seconds", $"{leaseSeconds}", .. accounts])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(Longest);
        while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)) is not { } address)
                continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new StudioServer(process, new Uri(address));
        }
        throw new InvalidOperationException("The studio ended before it listened.");
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Makes it stand still, or go on.</summary>
    /// <param name="name">STOP or CONT.</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    // The copy beside the tests lacks the list of the web assets; the one that was built with them has the same code.
    internal static string Program
    {
        get
        {
            var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Installation.Root, "ClipPaste.Web", "bin", framework.Parent!.Name, framework.Name, "clippaste.dll");
        }
    }
}
