using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using ClipPaste.Engine.Models;

namespace ClipPaste.Engine.Imaging.Vips;

/// <summary>Finds, loads and sets up libvips once for the process.</summary>
internal static class VipsLibrary
{
    private const string FileVariable = "CLIPPASTE_VIPS";

    // libvips reads it itself.
    private const string ThreadsVariable = "VIPS_CONCURRENCY";
    private const int Warnings = 1 << 4;
    private const int MaxThreads = 4;

    private static readonly Lazy<nint> Loaded = new(Load);
    private static readonly Lazy<bool> Ready = new(SetUp);

    /// <summary>Makes libvips ready for use; cheap after the first call.</summary>
    /// <exception cref="DllNotFoundException">The library is not there; the message says what to do.</exception>
    internal static void Require() => _ = Ready.Value;

    private static unsafe bool SetUp()
    {
        var assembly = Assembly.GetExecutingAssembly();
        _ = Loaded.Value;
        AssemblyLoadContext.GetLoadContext(assembly)!.ResolvingUnmanagedDll +=
            (requester, name) => requester == assembly && name == VipsNative.Library ? Loaded.Value : 0;
        if (VipsNative.Initialise("clippaste") != 0)
            throw new DllNotFoundException($"libvips could not start: {VipsException.TakeDetail()}");
        VipsNative.BlockUntrusted(1);
        VipsNative.SetCacheSize(0);
        if (Environment.GetEnvironmentVariable(ThreadsVariable) is null)
            VipsNative.SetConcurrency(Math.Min(Environment.ProcessorCount, MaxThreads));
        VipsNative.SetLogHandler("VIPS", Warnings, &Ignore, 0);
        return true;
    }

    private static nint Load()
    {
        var file = Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } named ? named : FindInPackages();
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException e)
        {
            throw new DllNotFoundException($"The image library {file} cannot be loaded; set {FileVariable} to a libvips of version 8.15 or later. ({e.Message})", e);
        }
    }

    private static string FindInPackages()
    {
        var folder = Path.Combine(Installation.Packages, "@img", "sharp-libvips-" + PlatformName(), "lib");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "libvips-cpp*") : [];
        return files.Order(StringComparer.Ordinal).LastOrDefault()
            ?? throw new DllNotFoundException($"The image library is not in {folder}; run ./clippaste up, or set {FileVariable} to a libvips of version 8.15 or later.");
    }

    private static string PlatformName()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "win32" : "linux";
        return system + (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "-arm64" : "-x64");
    }

    // Remarks about odd metadata are of no use to those who gave us the photo, and would spoil the terminal.
    [UnmanagedCallersOnly]
    private static void Ignore(nint domain, int level, nint message, nint data)
    {
    }
}
