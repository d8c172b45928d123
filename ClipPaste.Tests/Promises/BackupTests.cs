using System.Diagnostics;
using ClipPaste.Tests.Browser;
using ClipPaste.Tests.Sources;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Tests.Promises;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    private string Backup => Path.Combine(_folder.Path, "studio.backup");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task R16_a_backup_of_a_running_studio_is_restored_by_one_command_and_refuses_to_overwrite()
    {
        var project = NewProject();
        using (var server = await StudioServer.StartAsync(Data))
        {
            await using var hand = await HubClient.ConnectAsync(server.Address);
            await hand.CallAsync("Edit", project, RunSite.Edit("move", RunSite.Put("two", .4, -.1)));
            Assert.Equal(0, (await RunAsync("backup", "--data", Data, "--out", Backup)).Code);
            await hand.CallAsync("Edit", project, RunSite.Edit("move", RunSite.Put("two", .1, .1)));
            Assert.Contains("stop it first", (await RunAsync("restore", Backup, "--data", Data, "--force")).Told, StringComparison.Ordinal);
        }
        SqliteConnection.ClearAllPools();
        var refused = await RunAsync("restore", Backup, "--data", Data);
        Assert.NotEqual(0, refused.Code);
        Assert.Contains("--force", refused.Told, StringComparison.Ordinal);
        Assert.Equal(.1, XIn(Data, project));

        Assert.Equal(0, (await RunAsync("restore", Backup, "--data", Data, "--force")).Code);
        Assert.Equal(.4, XIn(Data, project));
        Assert.Equal(.1, XIn(Assert.Single(Directory.GetDirectories(_folder.Path, "data.before-restore-*")), project));
        Assert.All(Cutouts(Data, project), hash => Assert.NotNull(new ObjectStore(Path.Combine(Data, "objects")).Find(hash)));
    }

    [Fact]
    public void R16_a_backup_with_one_changed_byte_is_found_out_and_nothing_is_touched()
    {
        var project = NewProject();
        new StudioBackup(TimeProvider.System).Write(Data, Backup);
        SqliteConnection.ClearAllPools();
        var whole = File.ReadAllBytes(Backup);
        var restore = new StudioRestore(TimeProvider.System);
        // In the database, in a picture, and cut off.
        foreach (var at in (int[])[50_000, whole.AsSpan().IndexOf("objects/"u8) + 150, -1])
        {
            byte[] damaged = at < 0 ? whole[..^1000] : [.. whole[..at], (byte)(whole[at] ^ 0x10), .. whole[(at + 1)..]];
            File.WriteAllBytes(Backup, damaged);
            Assert.Throws<InvalidDataException>(() => restore.Restore(Backup, Data));
            Assert.Equal(["data"], Directory.GetDirectories(_folder.Path).Select(Path.GetFileName));
        }
        Assert.Equal(.2, XIn(Data, project));
        SqliteConnection.ClearAllPools();
        File.WriteAllBytes(Backup, whole);
        restore.Restore(Backup, Path.Combine(_folder.Path, "elsewhere"));
        Assert.Equal(.2, XIn(Path.Combine(_folder.Path, "elsewhere"), project));
    }

    private static async Task<(int Code, string Told)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [StudioServer.Program, .. arguments]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await error + await output);
    }

    private string NewProject() => new ProjectStore(new StudioDatabase(Data), TimeProvider.System).Create(RunSite.Collage(new ObjectStore(Path.Combine(Data, "objects")), 100));

    private static double XIn(string data, string project)
    {
        var x = new ProjectStore(new StudioDatabase(data), TimeProvider.System).Load(project)!.State.Pieces.Single(piece => piece.Id == "two").Pose.X;
        // Else this program has the folder in use.
        SqliteConnection.ClearAllPools();
        return x;
    }

    private static IEnumerable<string> Cutouts(string data, string project) =>
        new ProjectStore(new StudioDatabase(data), TimeProvider.System).Load(project)!.State.Cutouts.Select(cutout => cutout.Image);
}
