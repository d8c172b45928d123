using ClipPaste.Web.Queue;

namespace ClipPaste.Web.Work;

/// <summary>
/// Carries out the runs of this process, on one thread of its own. Runs that were not over when the program last ended go on by themselves;
/// paused ones wait.
/// </summary>
internal sealed class RunWorker(
    RunDesk desk, Func<RunTurns> begin, RunKeeper keeper, JobPulse pulse, TimeProvider clock, ILogger<RunWorker> log)
    : BackgroundService
{
    // A run that is stopped on the board of activities, while no run is going on, is noticed this late.
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _begun;

    /// <summary>Waits for the thread: what it uses must not be freed under its hands.</summary>
    public override void Dispose()
    {
        base.Dispose();
        if (_begun)
            ((IAsyncResult)_ended.Task).AsyncWaitHandle.WaitOne();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _begun = true;
        pulse.Start();
        new Thread(() => Work(stoppingToken)) { Name = "runs", IsBackground = true }.Start();
        using var timer = new PeriodicTimer(RunKeeper.Pause, clock);
        while (!_ended.Task.IsCompleted)
        {
            await Task.WhenAny(_ended.Task, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
            Write();
        }
        // What the thread noted at its very end.
        Write();
        await _ended.Task;
    }

    private void Work(CancellationToken token)
    {
        try
        {
            using var turns = begin();
            while (!token.IsCancellationRequested)
            {
                if (!turns.Round(token))
                    desk.Wait(Nap, token);
            }
        }
#pragma warning disable CA1031 // The host must learn of it: a studio without runs is better ended than silent.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _ended.TrySetException(fault);
        }
        _ended.TrySetResult();
    }

    private void Write()
    {
        try
        {
            keeper.Write();
        }
        catch (Microsoft.Data.Sqlite.SqliteException fault)
        {
            // A full disk may have room again in a moment; nothing is lost until then.
            log.NotWritten(fault);
        }
    }
}
