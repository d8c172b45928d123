using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <summary>A job that is being done.</summary>
/// <param name="queue">Where it ends.</param>
/// <param name="hold">The job.</param>
/// <param name="session">Its project.</param>
/// <param name="ticket">Tells how far it is.</param>
/// <param name="token">Cancelled when its user does not want it any more, when it was lost, and when the studio closes.</param>
internal sealed class JobTask(IJobQueue queue, JobHold hold, ProjectSession session, ActivityTicket ticket, CancellationToken token)
{
    /// <summary>Its id.</summary>
    public string Id => hold.Job.Id;

    /// <summary>Its project.</summary>
    public ProjectSession Session => session;

    /// <summary>Tells how far it is.</summary>
    public ActivityTicket Ticket => ticket;

    /// <summary>Cancelled when its user does not want it any more, when it was lost, and when the studio closes.</summary>
    public CancellationToken Token => token;

    /// <summary>All that it needs to know beside the project.</summary>
    public byte[] Payload => hold.Job.Payload;

    /// <summary>Whether its result and its end are stored.</summary>
    public bool IsStored { get; private set; }

    /// <summary>Refuses to write when the job was lost; to be carried out in the transaction that writes.</summary>
    public Action<SqliteConnection> Check => hold.Fence.Check;

    /// <summary>Ends the job in the transaction that stores its result: both happen, or none.</summary>
    /// <exception cref="JobUnwantedException">Its user has cancelled it, perhaps in another process, and this one has not noticed yet.</exception>
    public Action<SqliteConnection> Ending => connection =>
    {
        using (var wish = connection.Command("select 1 from jobs where id = $id and wish = 'cancel'", ("$id", hold.Job.Id)))
        {
            if (wish.ExecuteScalar() is not null)
                throw new JobUnwantedException();
        }
        queue.Ending(hold.Fence, JobState.Done)(connection);
        IsStored = true;
    };
}
