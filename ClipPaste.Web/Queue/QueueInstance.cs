using ClipPaste.Web.Store;

namespace ClipPaste.Web.Queue;

/// <summary>
/// This process among those that work on the same data folder. It holds a locked file for as long as it lives; the kernel frees the lock when
/// the process ends, however that is, and so others know at once. Safe to use from any thread.
/// </summary>
internal sealed class QueueInstance : IDisposable
{
    private readonly string _folder;
    private readonly FileStream _lock;

    /// <summary>Enters the folder.</summary>
    /// <param name="folder">Of the locks; made if it is not there.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public QueueInstance(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        _lock = new FileStream(PathOf(Id), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
    }

    /// <summary>Other at every start.</summary>
    public string Id { get; } = UnguessableId.New();

    /// <summary>Whether a process of this folder has ended. One that is only silent has not.</summary>
    public bool IsDead(string id)
    {
        if (id == Id)
            return false;
        try
        {
            // Opened, then its lock was free.
            using var file = new FileStream(PathOf(id), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception locked) when (locked is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Leaves the folder.</summary>
    public void Dispose() => _lock.Dispose();

    private string PathOf(string id) => Path.Combine(_folder, id);
}
