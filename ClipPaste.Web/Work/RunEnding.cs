using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Work;

/// <summary>Stores how a run ends: the step of the project's history, the end of the run and the end of its job, all of it or nothing.</summary>
/// <param name="queue">Where the job ends.</param>
/// <param name="store">Where the run ends.</param>
/// <param name="keeper">Holds the newest frames.</param>
internal sealed class RunEnding(IJobQueue queue, RunStore store, RunKeeper keeper)
{
    /// <summary>Stores it; the run no longer follows its project then.</summary>
    /// <param name="run">The run.</param>
    /// <param name="hold">Its job.</param>
    /// <param name="best">What the project gets; null for nothing.</param>
    /// <param name="how">How it ends.</param>
    /// <param name="told">What its user is told; null for nothing.</param>
    /// <exception cref="JobLostException">The run was lost; nothing is stored.</exception>
    /// <exception cref="SqliteException">The database refuses; nothing is stored, and the run goes on following its project.</exception>
    public void Store(LiveRun run, JobHold hold, RunPoses? best, RunPhase how, string? told = null)
    {
        keeper.Write();
        var stored = false;
        var ending = queue.Ending(hold.Fence, StateOf(how), told);
        run.Dispose();
        try
        {
            if (best is not null)
            {
                run.Session.Edit("run", best.ApplyTo, along: connection =>
                {
                    ending(connection);
                    store.End(connection, run.Id, how);
                    stored = true;
                });
            }
            if (!stored)
                store.End(run.Id, how, ending);
        }
        catch (SqliteException)
        {
            run.Attach();
            throw;
        }
    }

    private static JobState StateOf(RunPhase how) => how switch
    {
        RunPhase.Done => JobState.Done,
        RunPhase.Stopped => JobState.Cancelled,
        _ => JobState.Failed,
    };
}
