namespace ClipPaste.Engine.Imaging;

/// <summary>Writes a file so that its name only ever shows a complete one: under a temporary name beside it, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Writes and renames; an existing file is replaced.</summary>
    /// <param name="path">The file's final name; its folder must exist.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The disk is full or refuses; no half file is left and an older file stays as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.part";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e)
        {
            File.Delete(temporary);
            if (e is not (IOException or UnauthorizedAccessException))
                throw;
            throw new IOException($"{full} could not be written: {e.Message.TrimEnd('.')}. Free some space or choose another folder.", e);
        }
    }
}
