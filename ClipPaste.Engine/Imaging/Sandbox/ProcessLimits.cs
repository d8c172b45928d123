using System.Globalization;
using System.Runtime.InteropServices;

namespace ClipPaste.Engine.Imaging.Sandbox;

/// <summary>Takes from this process, for good, what decoding a picture does not need. What a system does not know is left out.</summary>
public static partial class ProcessLimits
{
    // The numbers of getrlimit(2) and prctl(2) on Linux.
    private const int CpuTime = 0;
    private const int FileSize = 1;
    private const int Data = 2;
    private const int Core = 4;
    private const int OpenFiles = 7;
    private const int AddressSpace = 9;
    private const int NoNewPrivileges = 38;

    // Libraries and stacks of threads need addresses too, though hardly any memory.
    private const long SpareAddresses = 1L << 30;

    /// <summary>Files that may be open: those that are, and a few more.</summary>
    private const long MostFiles = 64;

    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>No more memory than now and so many bytes, no file written, no core file, few open files, no new rights, no network, no programs.</summary>
    /// <param name="moreBytes">Memory that may still be taken.</param>
    public static void Apply(long moreBytes)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Set(Core, 0);
        Set(FileSize, 0);
        Set(OpenFiles, MostFiles);
        Set(Data, Status("VmData") + moreBytes);
        Set(AddressSpace, Status("VmSize") + moreBytes + SpareAddresses);
        _ = Control(NoNewPrivileges, 1, 0, 0, 0);
        SystemCallFilter.Install();
    }

    /// <summary>From now on the process may take so much more memory, at most what <see cref="Apply"/> left it.</summary>
    /// <param name="moreBytes">Bytes more than it has now.</param>
    public static void AllowMemory(long moreBytes)
    {
        if (OperatingSystem.IsLinux())
            Set(Data, Status("VmData") + moreBytes, keepHard: true);
    }

    /// <summary>From now on the process may use the processor for so many seconds, all its threads together; then it is killed.</summary>
    public static void AllowProcessor(int seconds)
    {
        if (OperatingSystem.IsLinux())
            Set(CpuTime, (long)Math.Ceiling(Environment.CpuUsage.TotalTime.TotalSeconds) + seconds, keepHard: true);
    }

    /// <summary>A number of bytes that Linux tells of this process, such as <c>VmData</c>.</summary>
    private static long Status(string name) => BytesOf(File.ReadLines("/proc/self/status"), name);

    /// <summary>The most memory that a process has had at a time, in bytes; 0 where it is gone or the system does not tell.</summary>
    /// <param name="process">Its id.</param>
    public static long PeakMemory(int process)
    {
        try
        {
            return OperatingSystem.IsLinux() ? BytesOf(File.ReadLines($"/proc/{process}/status"), "VmHWM") : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static long BytesOf(IEnumerable<string> status, string name)
    {
        var line = status.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }

    private static void Set(int resource, long value, bool keepHard = false)
    {
        _ = Get(resource, out var limit);
        limit.Soft = Math.Min((ulong)value, limit.Hard);
        if (!keepHard)
            limit.Hard = limit.Soft;
        _ = Put(resource, limit);
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int Get(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int Put(int resource, in Limit limit);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint first, nuint second, nuint third, nuint fourth);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
