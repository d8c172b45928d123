using ClipPaste.Web.Keep;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Photos;

/// <summary>Where files lie while they come in, under names of our own; what a crash left behind goes at the next start.</summary>
internal sealed class UploadFolder
{
    private const string Ending = ".part";

    private readonly string _folder;
    private readonly DiskReserve _reserve;

    /// <summary>Uses a folder, which is made if it is not there, and clears it.</summary>
    public UploadFolder(string folder, DiskReserve reserve)
    {
        (_folder, _reserve) = (Path.GetFullPath(folder), reserve);
        Directory.CreateDirectory(_folder);
        foreach (var left in Directory.EnumerateFiles(_folder, $"*{Ending}"))
            File.Delete(left);
    }

    /// <summary>Whether the disk has more room than the reserve.</summary>
    public bool HasRoom => _reserve.HasRoom;

    /// <summary>A path at which there is no file yet.</summary>
    public string NewPath() => Path.Combine(_folder, UnguessableId.New() + Ending);
}
