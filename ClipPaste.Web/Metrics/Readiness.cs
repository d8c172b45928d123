using ClipPaste.Engine.Models;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Metrics;

/// <summary>Says whether the studio can do its work, and if not what is missing.</summary>
internal sealed class Readiness(StudioDatabase database, ModelStore models, UploadFolder uploads, WorkPulse pulse)
{
    private static readonly string[] Networks = ["mobilesam-encoder", "mobilesam-decoder"];

    /// <summary>Words for what is missing: <c>database</c>, <c>models</c>, <c>disk</c>, <c>worker</c>; none where all is well.</summary>
    public IReadOnlyList<string> Missing()
    {
        var missing = new List<string>();
        if (!CanWrite())
            missing.Add("database");
        if (JudgeModels.Installed(models).IsEmpty || !Networks.All(name => models.Find(ModelRegistry.Get(name)) is not null))
            missing.Add("models");
        if (!HasRoom())
            missing.Add("disk");
        if (!pulse.IsAlive)
            missing.Add("worker");
        return missing;
    }

    private bool CanWrite()
    {
        try
        {
            using var connection = database.Open();
            // Takes the lock that every writer takes, and gives it back.
            using var transaction = connection.BeginTransaction(deferred: false);
            connection.Execute("update projects set title = title where id = ''");
            transaction.Rollback();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private bool HasRoom()
    {
        try
        {
            return uploads.HasRoom;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
