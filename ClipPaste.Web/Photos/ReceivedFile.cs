namespace ClipPaste.Web.Photos;

/// <summary>A file as it was sent. Disposing deletes it.</summary>
/// <param name="Name">Its sender's name for it, without folders; it is only shown, never used as a path.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="IsWhole">False where it was longer than files may be; then it is cut off.</param>
internal sealed record ReceivedFile(string Name, string Path, bool IsWhole) : IDisposable
{
    /// <summary>Deletes the file.</summary>
    public void Dispose() => File.Delete(Path);
}
