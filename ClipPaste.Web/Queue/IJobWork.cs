namespace ClipPaste.Web.Queue;

/// <summary>How jobs of a kind are done.</summary>
internal interface IJobWork
{
    /// <summary>The kind.</summary>
    JobKind Kind { get; }

    /// <summary>Jobs of the kind that are worked on at a time.</summary>
    int Slots { get; }

    /// <summary>Does a job, perhaps one that another process had begun. It ends soon after its token is cancelled.</summary>
    /// <returns>A sentence about what could not be done, or null where all went well.</returns>
    Task<string?> CarryAsync(JobTask task);
}
