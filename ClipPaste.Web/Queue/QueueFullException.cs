namespace ClipPaste.Web.Queue;

/// <summary>A job was not accepted.</summary>
/// <param name="own">Whether its owner has too many waiting; else everybody together has.</param>
/// <param name="most">How many may wait.</param>
internal sealed class QueueFullException(bool own, int most)
    : InvalidOperationException($"{most} jobs are waiting already{(own ? " for this account" : "")}.")
{
    /// <summary>Whether the owner has too many waiting; else everybody together has.</summary>
    public bool Own => own;

    /// <summary>How many may wait.</summary>
    public int Most => most;
}
