using ClipPaste.Web.Queue;

namespace ClipPaste.Web.Api;

/// <summary>Something long that the studio does or will do, as admins see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Owner">Id of the account that it counts for.</param>
/// <param name="State">Queued, running or paused.</param>
/// <param name="Ending">Whether it has been told to end, and has not yet.</param>
/// <param name="Size">How much there is to do: iterations of a run, photos to cut.</param>
/// <param name="Done">How much is done.</param>
/// <param name="Place">While it waits: 1 for the next one in the queue, 0 where its turn has come.</param>
/// <param name="SecondsLeft">While it waits: seconds until its turn; null while nobody knows.</param>
internal sealed record AdminJobAnswer(
    string Id, JobKind Kind, string Owner, JobState State, bool Ending, int Size, int Done, int? Place, double? SecondsLeft)
{
    /// <summary>A job that is not over.</summary>
    public static AdminJobAnswer Of(OpenJob job) =>
        new(job.Id, job.Kind, job.Owner, job.State, job.Wish == JobWish.Cancel, job.Size, job.Done, job.Place?.Number, job.Place?.Seconds);
}
