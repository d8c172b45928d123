using Microsoft.Win32.SafeHandles;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Owns one object of the runtime and releases it with the function that belongs to its kind.</summary>
internal sealed class OrtHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private static long alive;
    private readonly OrtFunction release;

    public OrtHandle(nint pointer, OrtFunction release)
        : base(ownsHandle: true)
    {
        this.release = release;
        SetHandle(pointer);
        Interlocked.Increment(ref alive);
    }

    /// <summary>How many objects are held at this moment, in the whole process.</summary>
    public static long Alive => Interlocked.Read(ref alive);

    /// <summary>The object's address.</summary>
    /// <exception cref="ObjectDisposedException">It was released.</exception>
    public nint Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }

    protected override bool ReleaseHandle()
    {
        OrtApi.Release(release, handle);
        Interlocked.Decrement(ref alive);
        return true;
    }
}
