namespace ClipPaste.Web.Studio;

/// <summary>With this a worker tells how far its activity is. Reports that come after it was cancelled or replaced are ignored.</summary>
/// <param name="board">Where the activity is shown.</param>
/// <param name="kind">One of <see cref="ActivityKind"/>.</param>
/// <param name="clock">Measures its pace.</param>
#pragma warning disable CA1001 // The token source has no timer and no handle; workers may still look at its token after the activity has ended.
internal sealed class ActivityTicket(ActivityBoard board, string kind, TimeProvider clock)
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource _cancel = new();
    private long _began = clock.GetTimestamp();

    /// <summary>One of <see cref="ActivityKind"/>.</summary>
    public string Kind => kind;

    /// <summary>Cancelled when the user, or a newer activity of the same kind, says so.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>Tells how far it is; the time left is estimated from the pace so far.</summary>
    /// <param name="phase">Key of the phase.</param>
    /// <param name="done">Units done.</param>
    /// <param name="total">Units in all; 0 while unknown.</param>
    public void Report(string phase, int done = 0, int total = 0) => board.Update(this, now => now with
    {
        Phase = phase,
        Done = done,
        Total = total,
        Place = 0,
        SecondsLeft = done > 0 && total > 0 ? clock.GetElapsedTime(_began).TotalSeconds * (total - done) / done : null,
    });

    /// <summary>Tells how long it still waits for its turn.</summary>
    /// <param name="place">1 for the next one in the queue; 0 where its turn has come.</param>
    /// <param name="seconds">Until then; null while unknown.</param>
    public void Wait(int place, double? seconds)
    {
        // What it waits does not count for its pace.
        _began = clock.GetTimestamp();
        board.Update(this, now => now with { Phase = "queued", Done = 0, Total = 0, Place = place, SecondsLeft = seconds });
    }

    /// <summary>Leaves a sentence that says what went wrong, until something of the same kind begins or it is dismissed.</summary>
    public void Fail(string sentence) => board.Update(this, now => now with { Failure = sentence });

    /// <summary>Takes the finished activity off the board.</summary>
    public void End() => board.Update(this, _ => null);

    /// <summary>Cancels the work.</summary>
    internal void Cancel() => _cancel.Cancel();
}
