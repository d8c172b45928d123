using ClipPaste.Engine.Collage;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Work;

/// <content>How runs begin.</content>
internal sealed partial class RunDesk
{
    /// <summary>Begins a run: when this returns null it is in the queue and survives the end of the program.</summary>
    /// <returns>Null, or a sentence that says why there is none.</returns>
    public string? Start(ProjectSession session) => Order(session).Refusal;

    /// <summary>The same, for those who want to know which run it is.</summary>
    public RunStart Order(ProjectSession session)
    {
        var state = session.State;
        if (string.IsNullOrWhiteSpace(state.Sentence))
            return RunStart.Refused(_texts["NoPrompt"]);
        if (!CollageBuilder.Visible(state).Any())
            return RunStart.Refused(_texts["NoPieces"]);
        string id;
        try
        {
            // Whoever claims it waits until it is known here.
            lock (_gate)
            {
                if (Find(session) is not null)
                    return RunStart.Refused(_texts["Busy"]);
                id = Begin(session, new KeptRun(state, session.Version), Math.Clamp(state.Iterations, 1, RunOptions.MostIterations));
            }
        }
        catch (QueueFullException full)
        {
            return RunStart.Refused(_refusals[full.Own ? "FullForYou" : "FullForAll", full.Most]);
        }
        catch (SqliteException fault) when (StudioDatabase.IsAway(fault))
        {
            return RunStart.Refused(_texts["NotAccepted"]);
        }
        ShowPlaces();
        Signal();
        return new RunStart(id, null);
    }

    /// <summary>Gives the project's quarantined run another chance, or begins one where there is none.</summary>
    /// <returns>Null, or a sentence that says why there is none.</returns>
    public string? Retry(ProjectSession session) => OrderAgain(session).Refusal;

    /// <summary>The same, for those who want to know which run it is.</summary>
    public RunStart OrderAgain(ProjectSession session)
    {
        if (Find(session) is not null || _notices.Retry(session, JobKind.Run) is not { } job)
            return Order(session);
        Adopt(job);
        return new RunStart(job.Id, null);
    }

    private string Begin(ProjectSession session, KeptRun kept, int planned)
    {
        var id = UnguessableId.New();
        _queue.Enqueue(new NewJob(id, JobKind.Run, session.Id, session.Owner, planned, StateJson.Write(kept)));
        Add(new LiveRun(id, session, planned, kept, _clock));
        // Should this fail, then it is done when the job is claimed.
        Try(() => _store.Add(id, session.Id, planned, kept));
        return id;
    }
}
