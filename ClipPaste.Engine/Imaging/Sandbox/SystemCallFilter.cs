using System.Runtime.InteropServices;

namespace ClipPaste.Engine.Imaging.Sandbox;

/// <summary>
/// Has the kernel refuse calls with which a decoder that was taken over could reach beyond itself (seccomp): the network, other processes, other
/// programs, files for writing. Linux on x86-64 only.
/// </summary>
internal static unsafe partial class SystemCallFilter
{
    // Numbers of <linux/seccomp.h>, <linux/audit.h>, <linux/bpf_common.h> and <linux/seccomp.h>'s results.
    private const int Seccomp = 317;
    private const int SetFilter = 1;
    private const int AllThreads = 1;
    private const uint ThisArchitecture = 0xC000_003E;
    private const uint Allow = 0x7FFF_0000;
    private const uint Refuse = 0x0005_0000 | NotPermitted;
    private const uint NotPermitted = 1;
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAnyBit = 0x45;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort Return = 0x06;

    // Where the kernel lays down what is called: the number, the architecture, then arguments of 8 bytes each.
    private const uint Number = 0;
    private const uint Architecture = 4;
    private const uint SecondArgument = 16 + 8;
    private const uint ThirdArgument = 16 + 16;

    // Numbers from here on belong to the 32-bit variant of the same architecture.
    private const uint OtherVariant = 0x4000_0000;

    private const uint Open = 2;
    private const uint OpenAt = 257;

    // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC.
    private const uint ToWrite = 1 | 2 | 0x40 | 0x200;

    private static readonly uint[] Refused =
    [
        41, 42, 43, 49, 50, 53, 288, // socket, connect, accept, bind, listen, socketpair, accept4
        57, 58, 59, 322, // fork, vfork, execve, execveat
        62, 101, 310, 311, 434, 438, // kill, ptrace, process_vm_readv, process_vm_writev, pidfd_open, pidfd_getfd
        76, 82, 83, 84, 85, 86, 87, 88, 90, 92, // truncate, rename, mkdir, rmdir, creat, link, unlink, symlink, chmod, chown
        258, 260, 263, 264, 265, 266, 268, 316, // mkdirat, fchownat, unlinkat, renameat, linkat, symlinkat, fchmodat, renameat2
        155, 161, 165, 166, 272, 304, 308, // pivot_root, chroot, mount, umount2, unshare, open_by_handle_at, setns
        246, 250, 298, 321, 323, 425, 437, // kexec_load, keyctl, perf_event_open, bpf, userfaultfd, io_uring_setup, openat2
    ];

    /// <summary>Installs the filter for every thread; without rights to do so nothing happens.</summary>
    internal static void Install()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != System.Runtime.InteropServices.Architecture.X64)
            return;
        var rules = Rules();
        fixed (Rule* first = rules)
        {
            var program = new Program { Length = (ushort)rules.Length, Rules = first };
            _ = Call(Seccomp, SetFilter, AllThreads, &program);
        }
    }

    private static Rule[] Rules()
    {
        var rules = new List<Rule>
        {
            new(LoadWord, 0, 0, Architecture),
            new(JumpIfEqual, 1, 0, ThisArchitecture),
            new(Return, 0, 0, Refuse),
            new(LoadWord, 0, 0, Number),
            new(JumpIfAtLeast, 0, 1, OtherVariant),
            new(Return, 0, 0, Refuse),
        };
        foreach (var number in Refused)
        {
            rules.Add(new(JumpIfEqual, 0, 1, number));
            rules.Add(new(Return, 0, 0, Refuse));
        }
        RefuseWriting(rules, Open, SecondArgument);
        RefuseWriting(rules, OpenAt, ThirdArgument);
        rules.Add(new(Return, 0, 0, Allow));
        return [.. rules];
    }

    private static void RefuseWriting(List<Rule> rules, uint number, uint flags)
    {
        rules.Add(new(JumpIfEqual, 0, 4, number));
        rules.Add(new(LoadWord, 0, 0, flags));
        rules.Add(new(JumpIfAnyBit, 0, 1, ToWrite));
        rules.Add(new(Return, 0, 0, Refuse));
        rules.Add(new(Return, 0, 0, Allow));
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Call(nint number, nuint operation, nuint flags, Program* program);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Rule(ushort Code, byte IfTrue, byte IfFalse, uint Value);

    [StructLayout(LayoutKind.Sequential)]
    private struct Program
    {
        public ushort Length;
        public Rule* Rules;
    }
}
