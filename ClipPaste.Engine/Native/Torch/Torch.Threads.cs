using System.Runtime.InteropServices;

namespace TorchSharp;

internal static partial class torch
{
    /// <summary>The version of libtorch, such as <c>1.13.0</c>.</summary>
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)Shim.Native.Version())!;

    /// <summary>How many threads an operator called from this thread may use.</summary>
    public static unsafe int get_num_threads() => (int)Shim.Native.Threads();

    /// <summary>
    /// Sets how many threads an operator called from this thread may use (libtorch with OpenMP keeps it per calling thread, and new threads begin
    /// with what was set last), and the size of OpenBLAS's pool, of which the process has one.
    /// </summary>
    public static unsafe void set_num_threads(int num) => Shim.Check(Shim.Native.SetThreads(num));

    /// <summary>Starts libtorch's own generators of random numbers anew.</summary>
    public static unsafe void manual_seed(long seed) => Shim.Check(Shim.Native.Seed(seed));

    /// <summary>CUDA devices.</summary>
    public static class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static unsafe int device_count() => (int)Shim.Native.CudaDevices();

        /// <summary>Waits until a device has done what it was given.</summary>
        public static unsafe void synchronize(Device? device = null) => Shim.Check(Shim.Native.CudaSynchronize(device?.index ?? -1));
    }
}
