namespace ClipPaste.Web.Queue;

/// <summary>A job that is handed in.</summary>
/// <param name="Id">Unguessable.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Project">The project it changes; the job goes when the project is deleted.</param>
/// <param name="Owner">The account that it counts for: nobody waits for another's many.</param>
/// <param name="Size">How much there is to do, in the units of its kind; time left is estimated from it. At least 1.</param>
/// <param name="Payload">All that its work needs to know beside the project.</param>
internal sealed record NewJob(string Id, JobKind Kind, string Project, string Owner, int Size, byte[] Payload);
