using ClipPaste.Tests.Sources;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Tests.Web.Store;

/// <summary>A database of its own, in a folder that goes with the test.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StoreFolder()
    {
        Database = new StudioDatabase(_folder.Path);
        Projects = new ProjectStore(Database, Clock);
    }

    public string Path => _folder.Path;

    public ManualClock Clock { get; } = new();

    public StudioDatabase Database { get; }

    public ProjectStore Projects { get; }

    /// <summary>A project that has just been made, opened.</summary>
    public ProjectSession NewSession(string title = "first") => Open(Projects.Create(new ProjectState { Title = title }));

    /// <summary>A project as it is opened after a start.</summary>
    public ProjectSession Open(string id) => new(Projects.Load(id)!, Projects, Clock);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
