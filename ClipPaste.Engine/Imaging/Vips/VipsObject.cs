using System.Runtime.InteropServices;

namespace ClipPaste.Engine.Imaging.Vips;

/// <summary>Owns one reference to a GObject of libvips: an image, an operation, a source or a target.</summary>
internal sealed class VipsObject : SafeHandle
{
    private static int live;

    private VipsObject(nint instance)
        : base(0, ownsHandle: true)
    {
        SetHandle(instance);
        Interlocked.Increment(ref live);
    }

    /// <summary>References held in this process now; lets tests see leaks.</summary>
    internal static int Live => Volatile.Read(ref live);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Takes over a reference that libvips has just handed out.</summary>
    /// <exception cref="VipsException">It is null: the call before failed.</exception>
    internal static VipsObject Own(nint instance) => instance == 0 ? throw VipsException.Take() : new VipsObject(instance);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        VipsNative.Release(handle);
        Interlocked.Decrement(ref live);
        return true;
    }
}
