namespace ClipPaste.Web.Queue;

/// <summary>A job as the queue knows it.</summary>
/// <param name="Id">Unguessable.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Project">The project it changes.</param>
/// <param name="Owner">The account that it counts for.</param>
/// <param name="Size">How much there is to do, in the units of its kind.</param>
/// <param name="Payload">All that its work needs to know beside the project.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Wish">What its user wants of it.</param>
/// <param name="Fence">Grows with every claim.</param>
/// <param name="Told">What its user was told when it ended; null for nothing.</param>
internal sealed record Job(
    string Id, JobKind Kind, string Project, string Owner, int Size, byte[] Payload, JobState State, JobWish Wish, long Fence, string? Told)
{
    /// <summary>What a worker that has just claimed it writes with.</summary>
    public JobFence Held => new(Id, Fence);
}
