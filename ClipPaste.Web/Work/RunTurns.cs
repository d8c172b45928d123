using ClipPaste.Engine.Vision;
using ClipPaste.Web.Commands;
using ClipPaste.Web.Metrics;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>
/// Takes runs out of the queue and gives them their turns, one iteration each. What goes wrong in one run ends that run with a sentence, and no
/// other; while the database is away runs go on in memory, and those that need it wait. For one thread.
/// </summary>
internal sealed class RunTurns(
    RunDesk desk, IJobQueue queue, JobPulse pulse, JobNotices notices, RunStore store, RunEnding ending, RunKeeper keeper,
    CollageBuilder builder, ProjectPicture picture, RunSettings settings, TimeProvider clock, IStringLocalizer<RunTexts> texts, ILogger<RunTurns> log,
    StudioMeter meter, WorkPulse rounds) : IDisposable
{
    // Panels need not be told of every iteration.
    private static readonly TimeSpan TellPause = TimeSpan.FromMilliseconds(250);

    // Jobs that others hand in, and those that wait for a while after a failure, are noticed this late.
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(1);

    private readonly RunModels _models = new(new VisionOptions { Workers = settings.Basis.Threads, UseCuda = settings.Basis.UseCuda });
    private readonly Dictionary<LiveRun, RunStepper> _steppers = [];
    private readonly Dictionary<LiveRun, long> _told = [];
    private long? _looked;

    /// <summary>Gives every run whose turn it is one iteration.</summary>
    /// <param name="token">Ends the round early.</param>
    /// <returns>Whether any run had one.</returns>
    public bool Round(CancellationToken token)
    {
        rounds.Beat();
        Look();
        var turned = false;
        foreach (var run in desk.Runs)
        {
            if (token.IsCancellationRequested)
                break;
            Guarded(run, () => turned |= Serve(run));
        }
        return turned;
    }

    /// <summary>Notes where all runs can go on, puts them back into the queue and frees what they held.</summary>
    public void Dispose()
    {
        foreach (var run in desk.Runs.Where(run => run.Hold is { IsParked: false }))
            Guarded(run, () => PutBack(run, JobState.Queued));
        foreach (var stepper in _steppers.Values)
            stepper.Dispose();
        _models.Dispose();
    }

    private void Look()
    {
        if (!desk.HasNews() && _looked is { } looked && clock.GetElapsedTime(looked) < LookPause)
            return;
        _looked = clock.GetTimestamp();
        try
        {
            while (!pulse.IsAway && desk.Runs.Count(run => run.Hold is not null) < settings.MostActive && pulse.Claim(JobKind.Run) is { } hold)
                Take(hold);
            if (!pulse.IsAway)
                desk.ShowPlaces();
        }
        catch (SqliteException fault)
        {
            log.NotWritten(fault);
            pulse.Miss();
        }
    }

    // A run of which nothing can be read any more ends, and no other with it.
    private void Take(JobHold hold)
    {
        try
        {
            if (desk.Take(hold) is not null)
                return;
        }
        catch (Exception fault) when (fault is not SqliteException)
        {
            log.RunFailed(fault);
        }
        queue.End(hold.Fence, JobState.Failed, texts["Unreadable"]);
        pulse.Forget(hold.Job.Id);
    }

    // Whether it had an iteration.
    private bool Serve(LiveRun run)
    {
        if (run.IsLost)
            Drop(run);
        else if (run.IsToStop)
            Stop(run);
        else if (run.Hold is not { } hold)
            return false;
        else if (hold.IsParked || (pulse.IsAway && NeedsStore(run)))
            desk.SetTurn(run, new RunTurn(RunPhase.Running, Parked: true));
        else if (run.IsToPause)
            Pause(run);
        else
            return Turn(run, hold);
        return false;
    }

    private bool NeedsStore(LiveRun run) => run.IsToPause || !_steppers.TryGetValue(run, out var stepper) || stepper.Finished;

    private bool Turn(LiveRun run, JobHold hold)
    {
        desk.SetTurn(run, new RunTurn(RunPhase.Running));
        var stepper = Opened(run, hold);
        stepper.Listen();
        if (!stepper.Finished)
        {
            stepper.Step();
            meter.Iterated();
        }
        if (stepper.Finished)
        {
            if (!pulse.IsAway)
                Finish(run, hold, RunPhase.Done);
        }
        else if (!_told.TryGetValue(run, out var told) || clock.GetElapsedTime(told) >= TellPause)
        {
            _told[run] = clock.GetTimestamp();
            run.ShowActivity();
            desk.Tell(run);
        }
        return true;
    }

    private RunStepper Opened(LiveRun run, JobHold hold)
    {
        if (_steppers.TryGetValue(run, out var stepper))
            return stepper;
        store.Rewind(hold.Fence, run.Kept.Checkpoint?.Iteration ?? 0);
        _models.Free(_steppers.Keys.Append(run).Select(user => user.Kept.State.Model).ToHashSet());
        return _steppers[run] = new RunStepper(run, hold.Fence, _models.Get(run.Kept.State.Model), settings.Basis, builder, keeper, clock);
    }

    private void Pause(LiveRun run)
    {
        PutBack(run, JobState.Paused);
        desk.SetTurn(run, new RunTurn(RunPhase.Paused));
        // Its user may have thought otherwise meanwhile.
        if (!run.IsToPause)
            queue.Resume(run.Id);
    }

    private void PutBack(LiveRun run, JobState to)
    {
        if (_steppers.TryGetValue(run, out var stepper))
            stepper.Keep();
        keeper.Write();
        if (run.Hold is { } hold && !queue.Release(hold.Fence, to))
            throw new JobLostException();
        run.Hold = null;
        pulse.PutDown(run.Id);
        Close(run);
    }

    private void Stop(LiveRun run)
    {
        if (pulse.IsAway)
            return;
        run.Hold ??= pulse.Claim(run.Id);
        if (run.Hold is { } hold)
            Finish(run, hold, RunPhase.Stopped);
        else
            Drop(run);
    }

    // Ends a run with the best it has found, as one step of the project's history.
    private void Finish(LiveRun run, JobHold hold, RunPhase how)
    {
        if (_steppers.ContainsKey(run) || run.Kept.Checkpoint is not null)
        {
            var stepper = Opened(run, hold);
            stepper.Listen();
            ending.Store(run, hold, stepper.ShowBest(), how);
            picture.Renew(run.Session);
        }
        else
        {
            ending.Store(run, hold, best: null, how);
        }
        // Off the board before it is off the desk: who sees that the run is gone sees no activity of it either.
        run.Ticket.End();
        Leave(run);
    }

    // Nothing is written of a run that is not ours any more.
    private void Drop(LiveRun run)
    {
        run.Ticket.End();
        Leave(run);
    }

    private void Leave(LiveRun run)
    {
        run.Dispose();
        run.Feed.End();
        Close(run);
        _told.Remove(run);
        desk.Remove(run);
    }

    private void Close(LiveRun run)
    {
        if (_steppers.Remove(run, out var stepper))
            stepper.Dispose();
    }

    private void Guarded(LiveRun run, Action turn)
    {
        try
        {
            turn();
        }
        catch (JobLostException)
        {
            Drop(run);
        }
        catch (SqliteException fault) when (StudioDatabase.IsAway(fault))
        {
            log.NotWritten(fault);
            pulse.Miss();
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
        var told = texts["Failed", FaultSentence.Of(fault)].Value;
        try
        {
            // A project that was deleted takes its run with it.
            if (run.Hold is not { } hold || queue.Find(run.Id) is not { } job)
            {
                Drop(run);
                return;
            }
            log.RunFailed(fault);
            ending.Store(run, hold, BestOf(run), RunPhase.Failed, told);
            notices.Show(job with { Told = told }, run.Ticket);
        }
#pragma warning disable CA1031 // The first failure is the one to tell; this one may have the same cause.
        catch (Exception second)
#pragma warning restore CA1031
        {
            log.BestLost(second);
            run.Ticket.Fail(told);
        }
        Leave(run);
    }

    private RunPoses? BestOf(LiveRun run)
    {
        try
        {
            return _steppers.TryGetValue(run, out var stepper) ? stepper.ShowBest() : null;
        }
#pragma warning disable CA1031 // See above.
        catch (Exception second)
#pragma warning restore CA1031
        {
            log.BestLost(second);
            return null;
        }
    }
}
