namespace ClipPaste.Web.Queue;

/// <summary>What became of a job that was handed in.</summary>
/// <param name="Id">The job; null where none was taken.</param>
/// <param name="Refusal">Why none was taken; null where one was, or where there was nothing to do.</param>
/// <param name="Ended">Ends with the job, however that is; nobody has to wait for it.</param>
internal sealed record JobOrder(string? Id, string? Refusal, Task Ended)
{
    /// <summary>There was nothing to do.</summary>
    public static readonly JobOrder Nothing = new(null, null, Task.CompletedTask);

    /// <summary>None was taken, for this reason.</summary>
    public static JobOrder Refused(string sentence) => new(null, sentence, Task.CompletedTask);
}
