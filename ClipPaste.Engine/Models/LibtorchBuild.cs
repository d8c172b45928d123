using static TorchSharp.torch;

namespace ClipPaste.Engine.Models;

/// <summary>What the installed libtorch is and can do.</summary>
public static class LibtorchBuild
{
    /// <summary>Its version, such as <c>1.13.0</c>.</summary>
    public static string Version => __version__;

    /// <summary>Whether it can compute on a CUDA device of this machine.</summary>
    public static bool HasCuda => cuda.is_available();
}
