namespace ClipPaste.Engine.Models;

/// <summary>
/// The part of a file that has come so far, with the server's validator beside it, which says whether it may be continued.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly FileStream stream;
    private readonly string validatorPath;
    private readonly string name;

    private PartialFile(FileStream stream, string name)
    {
        this.stream = stream;
        this.name = name;
        validatorPath = ValidatorPath(stream.Name);
        stream.Seek(0, SeekOrigin.End);
        Validator = File.Exists(validatorPath) ? File.ReadAllText(validatorPath) : null;
    }

    /// <summary>Bytes on disk.</summary>
    internal long Length => stream.Position;

    /// <summary>The entity tag or date of the file these bytes belong to; null when unknown.</summary>
    internal string? Validator { get; private set; }

    /// <summary>Opens or begins a partial file for this process alone.</summary>
    /// <exception cref="ModelUnavailableException">It is in use, the disk lacks space, or the folder refuses.</exception>
    internal static PartialFile Open(ModelFile file, string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var partial = new PartialFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), file.Name);
            if (partial.Length > file.Size)
                partial.Restart(validator: null);
            partial.RequireSpace(file.Size - partial.Length);
            return partial;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException(
                $"{file.Name} cannot be stored as {path}: {e.Message.TrimEnd('.')}. "
                + "If another download of it is under way, wait for that one; else choose another data folder in XDG_DATA_HOME.",
                e);
        }
    }

    /// <summary>Where the validator of a partial file is kept.</summary>
    internal static string ValidatorPath(string part) => part + ".validator";

    /// <summary>Throws the bytes away and notes whose bytes come next.</summary>
    internal void Restart(string? validator)
    {
        stream.SetLength(0);
        Validator = validator;
        if (validator is null)
            File.Delete(validatorPath);
        else
            File.WriteAllText(validatorPath, validator);
    }

    /// <summary>Adds bytes.</summary>
    /// <exception cref="ModelUnavailableException">The disk is full or refuses; the bytes before stay.</exception>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
        }
        catch (IOException e)
        {
            throw new ModelUnavailableException(
                $"{name} could not be stored as {stream.Name}: {e.Message.TrimEnd('.')}. Free some space and run the command again.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var empty = stream.CanSeek && stream.Length == 0;
        stream.Dispose();
        if (empty)
            File.Delete(stream.Name);
    }

    private void RequireSpace(long bytes)
    {
        var free = new DriveInfo(Path.GetDirectoryName(stream.Name)!).AvailableFreeSpace;
        if (free >= bytes)
            return;
        Dispose();
        throw new ModelUnavailableException(
            $"{name} needs {bytes / 1048576.0:F0} MiB more in {Path.GetDirectoryName(stream.Name)}, "
            + $"where {free / 1048576.0:F0} MiB are free. Free some space, or choose another data folder in XDG_DATA_HOME.");
    }
}
