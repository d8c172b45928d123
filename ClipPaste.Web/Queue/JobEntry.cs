namespace ClipPaste.Web.Queue;

/// <summary>A job as its owner may know it.</summary>
/// <param name="Job">The job, without what its work is told.</param>
/// <param name="Created">When it was handed in.</param>
/// <param name="Ended">When it was over; null before.</param>
internal sealed record JobEntry(Job Job, DateTimeOffset Created, DateTimeOffset? Ended);
