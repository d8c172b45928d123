using System.Runtime.InteropServices;
using ClipPaste.Engine.Models;

namespace TorchSharp;

/// <summary>The functions of <c>libclippaste_torch.so</c> (see <c>shim.cpp</c>), loaded once at the first use of a tensor.</summary>
internal sealed unsafe class Shim
{
    private static readonly Lock Loading = new();
    private static volatile Shim? loaded;

    internal readonly delegate* unmanaged<byte*> Error;
    internal readonly delegate* unmanaged<byte*> Version;
    internal readonly delegate* unmanaged<long> LiveTensors;
    internal readonly delegate* unmanaged<byte*, byte*, nint> Find;
    internal readonly delegate* unmanaged<nint, NativeArgument*, long, long, NativeArgument**, long> Call;
    internal readonly delegate* unmanaged<nint, void> Free;
    internal readonly delegate* unmanaged<nint, TensorDescription*, long> Describe;
    internal readonly delegate* unmanaged<nint, long, long> SetRequiresGrad;
    internal readonly delegate* unmanaged<nint, nint> GradOf;
    internal readonly delegate* unmanaged<nint, nint, long> SetGradOf;
    internal readonly delegate* unmanaged<nint*, nint*, long, long, long, long> Backward;
    internal readonly delegate* unmanaged<nint*, nint*, long, nint*, long, long, long, long, nint*, long> Gradients;
    internal readonly delegate* unmanaged<long> GradEnabled;
    internal readonly delegate* unmanaged<long, void> EnableGrad;
    internal readonly delegate* unmanaged<long> Threads;
    internal readonly delegate* unmanaged<long, long> SetThreads;
    internal readonly delegate* unmanaged<long, long> Seed;
    internal readonly delegate* unmanaged<long> CudaDevices;
    internal readonly delegate* unmanaged<long, long> CudaSynchronize;
    internal readonly delegate* unmanaged<byte*, long, long, nint> LoadModule;
    internal readonly delegate* unmanaged<nint, long*, long*, void> ModuleCounts;
    internal readonly delegate* unmanaged<nint, long, byte*> ModuleName;
    internal readonly delegate* unmanaged<nint, long, nint> ModuleTensor;
    internal readonly delegate* unmanaged<nint, void> FreeModule;

    private Shim(nint library)
    {
        nint Export(string name) => NativeLibrary.GetExport(library, name);
        Error = (delegate* unmanaged<byte*>)Export("cp_error");
        Version = (delegate* unmanaged<byte*>)Export("cp_version");
        LiveTensors = (delegate* unmanaged<long>)Export("cp_live_tensors");
        Find = (delegate* unmanaged<byte*, byte*, nint>)Export("cp_find");
        Call = (delegate* unmanaged<nint, NativeArgument*, long, long, NativeArgument**, long>)Export("cp_call");
        Free = (delegate* unmanaged<nint, void>)Export("cp_free");
        Describe = (delegate* unmanaged<nint, TensorDescription*, long>)Export("cp_describe");
        SetRequiresGrad = (delegate* unmanaged<nint, long, long>)Export("cp_set_requires_grad");
        GradOf = (delegate* unmanaged<nint, nint>)Export("cp_grad_of");
        SetGradOf = (delegate* unmanaged<nint, nint, long>)Export("cp_set_grad_of");
        Backward = (delegate* unmanaged<nint*, nint*, long, long, long, long>)Export("cp_backward");
        Gradients = (delegate* unmanaged<nint*, nint*, long, nint*, long, long, long, long, nint*, long>)Export("cp_gradients");
        GradEnabled = (delegate* unmanaged<long>)Export("cp_grad_enabled");
        EnableGrad = (delegate* unmanaged<long, void>)Export("cp_enable_grad");
        Threads = (delegate* unmanaged<long>)Export("cp_threads");
        SetThreads = (delegate* unmanaged<long, long>)Export("cp_set_threads");
        Seed = (delegate* unmanaged<long, long>)Export("cp_seed");
        CudaDevices = (delegate* unmanaged<long>)Export("cp_cuda_devices");
        CudaSynchronize = (delegate* unmanaged<long, long>)Export("cp_cuda_synchronize");
        LoadModule = (delegate* unmanaged<byte*, long, long, nint>)Export("cp_load_module");
        ModuleCounts = (delegate* unmanaged<nint, long*, long*, void>)Export("cp_module_counts");
        ModuleName = (delegate* unmanaged<nint, long, byte*>)Export("cp_module_name");
        ModuleTensor = (delegate* unmanaged<nint, long, nint>)Export("cp_module_tensor");
        FreeModule = (delegate* unmanaged<nint, void>)Export("cp_free_module");
    }

    /// <exception cref="DllNotFoundException">The library is absent or does not load; the message says what to do.</exception>
    internal static Shim Native => loaded ?? Load();

    /// <summary>Throws libtorch's last message on this thread where <paramref name="status"/> is negative.</summary>
    internal static void Check(long status)
    {
        if (status < 0)
            throw LastError();
    }

#pragma warning disable CA2201 // The very type that TorchSharp throws, so that one catch serves both.
    /// <summary>libtorch's last message on this thread, as TorchSharp throws it.</summary>
    internal static ExternalException LastError() => new(Marshal.PtrToStringUTF8((nint)Native.Error()));
#pragma warning restore CA2201

    /// <summary>Loads the library that lies in a folder.</summary>
    /// <exception cref="DllNotFoundException">It is absent or does not load; the message says what to do.</exception>
    internal static nint Open(string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, "libclippaste_torch.so"));
        if (!File.Exists(path))
            throw new DllNotFoundException($"The binding to libtorch is not at {path}. Run ./clippaste up, which compiles it.");
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException failure)
        {
            throw new DllNotFoundException($"{path} does not load. Run ./clippaste up, which installs libtorch. ({failure.Message})", failure);
        }
    }

    private static Shim Load()
    {
        lock (Loading)
            return loaded ??= new Shim(Open(Folder()));
    }

    private static string Folder() =>
        Environment.GetEnvironmentVariable("CLIPPASTE_NATIVE") is { Length: > 0 } named ? named : Installation.Native;
}
