using System.Diagnostics;

namespace ClipPaste.Tests.Promises;

/// <summary>A real disk of a few megabytes, in memory; it goes with the test.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static readonly Lazy<bool> Possible = new(() =>
    {
        try
        {
            using var disk = new SmallDisk(1);
            return true;
        }
        catch (Exception refused) when (refused is IOException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public SmallDisk(int megabytes)
    {
        Path = Directory.CreateTempSubdirectory("clippaste-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path) == 0)
            return;
        Directory.Delete(Path);
        throw new IOException("It cannot be mounted.");
    }

    public static bool CanMount => Possible.Value;

    public string Path { get; }

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
