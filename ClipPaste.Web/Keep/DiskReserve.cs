using ClipPaste.Web.Photos;

namespace ClipPaste.Web.Keep;

/// <summary>Keeps a part of the disk free for edits, runs and the database: whoever is about to write large files asks here first.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="limits">How much.</param>
/// <param name="free">What is free.</param>
internal sealed class DiskReserve(string folder, UploadLimits limits, FreeSpace free)
{
    // What Linux says when a disk is full (ENOSPC).
    private const int NoSpace = 28;

    /// <summary>Whether there is more room than the reserve.</summary>
    public bool HasRoom => free(folder) > limits.Reserve;

    /// <summary>Refuses where there is not.</summary>
    /// <exception cref="IOException">The disk is as good as full; treated like one that is.</exception>
    public void Require()
    {
        if (!HasRoom)
            throw new IOException($"Less than {limits.Reserve >> 20} MiB of the disk are free.", NoSpace);
    }
}
