using ClipPaste.Web.Store;

namespace ClipPaste.Tests.Web.Store;

public sealed class StudioDatabaseTests
{
    [Fact]
    public void Opening_an_existing_database_again_keeps_what_is_in_it()
    {
        using var folder = new StoreFolder();
        var id = folder.NewSession("kept").Id;
        var again = new ProjectStore(new StudioDatabase(folder.Path), folder.Clock);
        Assert.Equal("kept", again.Load(id)!.State.Title);
    }

    [Fact]
    public void A_database_of_a_newer_version_is_left_alone()
    {
        using var folder = new StoreFolder();
        using (var connection = folder.Database.Open())
            connection.Execute("PRAGMA user_version = 999");
        var refusal = Assert.Throws<InvalidDataException>(() => new StudioDatabase(folder.Path));
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_open_a_new_database_at_once_both_succeed()
    {
        using var folder = new Sources.TemporaryFolder();
        using var start = new Barrier(4);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return new StudioDatabase(folder.Path);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Many_threads_write_at_once_and_nothing_is_lost()
    {
        using var folder = new StoreFolder();
        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => folder.NewSession($"{number}").Id)));
        Assert.Equal(40, folder.Projects.List("local", 100).Select(project => project.Id).Intersect(ids).Count());
    }
}
