using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>
/// Carries out all runs, on one thread of its own. Runs that were not over when the program last ended go on by themselves; paused ones wait.
/// </summary>
internal sealed class RunWorker(
    RunDesk desk, RunTurns turns, RunStore store, RunKeeper keeper, ProjectSessions sessions, TimeProvider clock, ILogger<RunWorker> log) : BackgroundService
{
    // A run that is stopped on the board of activities, while no run is going on, is noticed this late.
    private static readonly TimeSpan Nap = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Work(ended, stoppingToken)) { Name = "runs", IsBackground = true }.Start();
        using var timer = new PeriodicTimer(RunKeeper.Pause, clock);
        while (!ended.Task.IsCompleted)
        {
            await Task.WhenAny(ended.Task, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
            Write();
        }
        // What the thread noted at its very end.
        Write();
        await ended.Task;
    }

    private void Work(TaskCompletionSource ended, CancellationToken token)
    {
        try
        {
            Restore();
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
            ended.TrySetException(fault);
        }
        turns.Dispose();
        ended.TrySetResult();
    }

    private void Restore()
    {
        foreach (var stored in store.TakeAlive())
        {
            if (sessions.Open(stored.Project) is { } session)
                desk.Restore(stored, session);
        }
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
