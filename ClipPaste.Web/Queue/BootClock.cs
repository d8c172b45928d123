using System.Runtime.InteropServices;

namespace ClipPaste.Web.Queue;

/// <summary>
/// Linux's CLOCK_BOOTTIME, which every process reads alike, which counts on while the machine sleeps, and which nobody can set; the kernel's
/// boot id tells one start of the machine from another.
/// </summary>
internal sealed class BootClock : ILeaseClock
{
    private const int BootTime = 7;
    private const int Milli = 1000;
    private const int Nano = 1_000_000;

    /// <inheritdoc/>
    public string Boot { get; } = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    /// <inheritdoc/>
    public long Now => GetTime(BootTime, out var time) == 0
        ? time.Seconds * Milli + time.Nanoseconds / Nano
        : throw new PlatformNotSupportedException("This system has no clock that counts from its start.");

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
