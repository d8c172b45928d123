namespace ClipPaste.Web.Queue;

/// <summary>A job that is not over, as whoever looks after the studio sees it.</summary>
/// <param name="Id">The job.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Owner">The account that it counts for.</param>
/// <param name="State">Queued, running or paused.</param>
/// <param name="Wish">What is wanted of it.</param>
/// <param name="Size">How much there is to do, in the units of its kind.</param>
/// <param name="Done">How much is done.</param>
internal sealed record OpenJob(string Id, JobKind Kind, string Owner, JobState State, JobWish Wish, int Size, int Done)
{
    /// <summary>How long it still waits; null where it does not, or where that cannot be told.</summary>
    public JobPlace? Place { get; init; }
}
