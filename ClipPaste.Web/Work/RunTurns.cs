using ClipPaste.Engine.Vision;
using ClipPaste.Web.Commands;
using ClipPaste.Web.Metrics;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>
/// Gives the active runs their turns, one iteration each. What goes wrong in one run ends that run with a sentence, and no other. For one
/// thread.
/// </summary>
internal sealed class RunTurns(
    RunDesk desk, RunStore store, RunKeeper keeper, CollageBuilder builder, ProjectPicture picture, RunSettings settings, TimeProvider clock,
    IStringLocalizer<RunTexts> texts, ILogger<RunTurns> log, StudioMeter meter, WorkPulse pulse) : IDisposable
{
    // Panels need not be told of every iteration.
    private static readonly TimeSpan TellPause = TimeSpan.FromMilliseconds(250);

    private readonly RunModels _models = new(new VisionOptions { Workers = settings.Basis.Threads, UseCuda = settings.Basis.UseCuda });
    private readonly Dictionary<LiveRun, RunStepper> _steppers = [];
    private readonly Dictionary<LiveRun, long> _told = [];

    /// <summary>Gives every active run one turn.</summary>
    /// <param name="token">Ends the round early.</param>
    /// <returns>Whether any run had a turn.</returns>
    public bool Round(CancellationToken token)
    {
        pulse.Beat();
        foreach (var run in desk.Runs.Where(run => run.IsToStop))
            Guarded(run, () => Finish(run, RunPhase.Stopped));
        var active = desk.Active();
        foreach (var run in _steppers.Keys.Except(active).ToList())
            Close(run);
        foreach (var run in active)
        {
            if (token.IsCancellationRequested)
                break;
            Guarded(run, () => Turn(run));
        }
        return active.Count > 0;
    }

    /// <summary>Notes where all runs can go on, and frees what they held.</summary>
    public void Dispose()
    {
        foreach (var run in _steppers.Keys.ToList())
            Close(run);
        _models.Dispose();
    }

    private void Turn(LiveRun run)
    {
        var stepper = Opened(run);
        stepper.Listen();
        if (!stepper.Finished)
        {
            stepper.Step();
            meter.Iterated();
        }
        if (stepper.Finished)
            Finish(run, RunPhase.Done);
        else if (!_told.TryGetValue(run, out var told) || clock.GetElapsedTime(told) >= TellPause)
        {
            _told[run] = clock.GetTimestamp();
            run.ShowActivity();
            desk.Tell(run);
        }
    }

    private RunStepper Opened(LiveRun run)
    {
        if (_steppers.TryGetValue(run, out var stepper))
            return stepper;
        _models.Free(_steppers.Keys.Append(run).Select(user => user.Kept.State.Model).ToHashSet());
        return _steppers[run] = new RunStepper(run, _models.Get(run.Kept.State.Model), settings.Basis, builder, keeper, clock);
    }

    // Ends a run with the best it has found, as one step of the project's history.
    private void Finish(LiveRun run, RunPhase how)
    {
        if (_steppers.ContainsKey(run) || run.Kept.Checkpoint is not null)
        {
            var stepper = Opened(run);
            stepper.Listen();
            var best = stepper.ShowBest();
            run.Dispose();
            run.Session.Edit("run", best.ApplyTo);
            picture.Renew(run.Session);
        }
        // Off the board before it is off the desk: who sees that the run is gone sees no activity of it either.
        run.Ticket.End();
        End(run, how);
    }

    private void End(LiveRun run, RunPhase how)
    {
        run.Dispose();
        run.Feed.End();
        if (_steppers.Remove(run, out var stepper))
            stepper.Dispose();
        _told.Remove(run);
        try
        {
            desk.Remove(run);
            keeper.Write();
            store.End(run.Id, how);
        }
        catch (SqliteException fault)
        {
            // A full disk ends no other run; this one is ended again after the next start.
            log.NotWritten(fault);
        }
    }

    private void Close(LiveRun run)
    {
        _steppers.Remove(run, out var stepper);
        stepper?.Keep();
        stepper?.Dispose();
    }

    private void Guarded(LiveRun run, Action turn)
    {
        try
        {
            turn();
        }
#pragma warning disable CA1031 // Whatever it is, the other runs go on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fail(run, fault);
        }
    }

    private void Fail(LiveRun run, Exception fault)
    {
        // A project that was deleted takes its run with it.
        var kept = store.Find(run.Id) is not null;
        if (kept)
            log.RunFailed(fault);
        try
        {
            if (kept && _steppers.TryGetValue(run, out var stepper))
                run.Session.Edit("run", stepper.ShowBest().ApplyTo);
        }
#pragma warning disable CA1031 // The first failure is the one to tell; this one may have the same cause.
        catch (Exception second)
#pragma warning restore CA1031
        {
            log.BestLost(second);
        }
        run.Ticket.Fail(texts["Failed", FaultSentence.Of(fault)]);
        End(run, RunPhase.Failed);
    }
}
