using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using TorchSharp.Modules;

namespace TorchSharp;

internal static partial class torch
{
    /// <summary>TorchScript archives.</summary>
    public static class jit
    {
        /// <summary>Reads the weights of an archive made by <c>torch.jit.save</c>.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="ExternalException">The file is not such an archive.</exception>
        public static unsafe ScriptModule load(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1)
        {
            if (!File.Exists(filename))
                throw new FileNotFoundException($"There is no file {filename}.", filename);
            fixed (byte* path = Encoding.UTF8.GetBytes(filename + '\0'))
            {
                var module = Shim.Native.LoadModule(path, (long)device_type, device_index);
                return module != 0 ? new ScriptModule(module) : throw Shim.LastError();
            }
        }

        public static ScriptModule load(string filename, Device map_location) => load(filename, map_location.type, map_location.index);

        /// <summary>The parameters and buffers of an archive. The tensors live on after it.</summary>
        public sealed unsafe class ScriptModule : IDisposable
        {
            private readonly ModuleHandle handle;
            private readonly long parameterCount;
            private readonly long count;

            internal ScriptModule(nint module)
            {
                handle = new ModuleHandle(module);
                long parameters, all;
                Shim.Native.ModuleCounts(module, &parameters, &all);
                (parameterCount, count) = (parameters, all);
            }

            public IEnumerable<(string name, Parameter parameter)> named_parameters() =>
                Entries(0, parameterCount, native => new Parameter(native));

            public IEnumerable<(string name, Tensor buffer)> named_buffers() =>
                Entries(parameterCount, count, native => new Tensor(native));

            public void Dispose() => handle.Dispose();

            private List<(string Name, T Tensor)> Entries<T>(long from, long to, Func<nint, T> wrap)
            {
                var entries = new List<(string, T)>();
                var held = false;
                handle.DangerousAddRef(ref held);
                try
                {
                    var module = handle.DangerousGetHandle();
                    for (var i = from; i < to; i++)
                    {
                        var name = Marshal.PtrToStringUTF8((nint)Shim.Native.ModuleName(module, i))!;
                        entries.Add((name, wrap(Shim.Native.ModuleTensor(module, i))));
                    }
                }
                finally
                {
                    handle.DangerousRelease();
                }
                return entries;
            }
        }

        private sealed unsafe class ModuleHandle : SafeHandleZeroOrMinusOneIsInvalid
        {
            internal ModuleHandle(nint module)
                : base(ownsHandle: true) => SetHandle(module);

            protected override bool ReleaseHandle()
            {
                Shim.Native.FreeModule(handle);
                return true;
            }
        }
    }
}
