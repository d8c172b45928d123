using System.Runtime.InteropServices;

namespace ClipPaste.Engine.Imaging.Vips;

/// <summary>libvips refused an operation; the message is its own short reason.</summary>
internal sealed class VipsException(string message) : Exception(message)
{
    /// <summary>The failure that libvips has just reported.</summary>
    internal static VipsException Take() => new(TakeDetail());

    /// <summary>Takes and clears libvips' error text: its first line, without the name of the operation.</summary>
    internal static string TakeDetail()
    {
        var pointer = VipsNative.TakeErrors();
        var text = Marshal.PtrToStringUTF8(pointer) ?? "";
        VipsNative.Free(pointer);
        var line = text.Split('\n', 2)[0].Trim();
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var detail = colon >= 0 ? line[(colon + 2)..] : line;
        return detail.Length > 0 ? detail : "no reason given";
    }
}
