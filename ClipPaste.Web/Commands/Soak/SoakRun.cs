using System.Collections.Concurrent;
using System.Security.Cryptography;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Commands;

/// <summary>
/// A soak: one studio that works all the time and whose memory is watched, one that is killed or made to stand still again and again, and a
/// process that hands jobs in and is killed as well, all on one data folder of their own.
/// </summary>
/// <param name="clock">Tells when it is over.</param>
/// <param name="log">Told how it goes, a line a minute.</param>
internal sealed class SoakRun(TimeProvider clock, TextWriter log)
{
    private const int LeaseSeconds = 3;
    private const int FreezeEvery = 4;
    private const int MostSecondsBetweenKills = 6;
    private const int Fifths = 5;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    // On a machine that is busy with other things a studio that has the least priority starts slowly; that is no fault of its.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongEnoughToJudge = TimeSpan.FromMinutes(10);

    private static readonly (string Results, string Kind) Exports = ("exports where true", "export");
    private static readonly (string Results, string Kind) Runs = ("versions where label = 'run'", "run");

    private readonly ConcurrentQueue<string> _accepted = new();
    private readonly List<double> _memory = [];
    private int _kills;
    private int _freezes;

    /// <summary>Soaks.</summary>
    /// <param name="length">For how long jobs are handed in.</param>
    /// <param name="token">Ends it early.</param>
    public async Task<SoakResult> RunAsync(TimeSpan length, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("clippaste-soak-");
        try
        {
            var began = clock.GetTimestamp();
            using (var steady = await StudioAsync(folder.FullName, token))
            {
                await ChaosAsync(folder.FullName, steady, length, token);
                using var rested = await StudioAsync(folder.FullName, token);
                await RestAsync(folder.FullName, token);
            }
            return Count(folder.FullName, clock.GetElapsedTime(began));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private async Task ChaosAsync(string folder, SoakProcess steady, TimeSpan length, CancellationToken token)
    {
        var began = clock.GetTimestamp();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
        var victim = VictimAsync(folder, over.Token);
        var acceptor = AcceptorAsync(folder, over.Token);
        using var timer = new PeriodicTimer(Second, clock);
        for (var seconds = 1; clock.GetElapsedTime(began) < length; seconds++)
        {
            await timer.WaitForNextTickAsync(token);
            if (steady.Memory is { } memory)
                _memory.Add(memory);
            if (seconds % 60 == 0)
                await log.WriteLineAsync($"{seconds / 60} min: {_accepted.Count} accepted, {_kills} kills, {_freezes} freezes");
        }
        await over.CancelAsync();
        await Task.WhenAll(victim, acceptor);
    }

    private async Task VictimAsync(string folder, CancellationToken over)
    {
        for (var life = 1; !over.IsCancellationRequested; life++)
        {
            try
            {
                using var studio = await StudioAsync(folder, over);
                await RandomPauseAsync(over);
                if (life % FreezeEvery == 0)
                    await FreezeAsync(studio, over);
                studio.Kill();
                _kills++;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // Longer than its lease: when it wakes, what it had is somebody else's.
    private async Task FreezeAsync(SoakProcess studio, CancellationToken over)
    {
        studio.Freeze();
        _freezes++;
        await Task.Delay(2 * LeaseSeconds * Second, clock, over);
        studio.Thaw();
        await RandomPauseAsync(over);
    }

    private async Task AcceptorAsync(string folder, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                using var acceptor = SoakProcess.Start(_accepted.Enqueue, "soak", SoakCommand.AcceptOption, folder);
                await RandomPauseAsync(over);
                await RandomPauseAsync(over);
                acceptor.Kill();
                _kills++;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private Task RandomPauseAsync(CancellationToken over) =>
        Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(500, MostSecondsBetweenKills * 1000)), clock, over);

    private static async Task<SoakProcess> StudioAsync(string folder, CancellationToken token)
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var studio = SoakProcess.Start(
            line => { if (line.Contains("http://", StringComparison.Ordinal)) listens.TrySetResult(); },
            "serve", "--urls", "http://127.0.0.1:0", "--data", folder, "--lease-seconds", $"{LeaseSeconds}");
        try
        {
            await listens.Task.WaitAsync(LongestStart, token);
            return studio;
        }
        catch
        {
            studio.Dispose();
            throw;
        }
    }

    private async Task RestAsync(string folder, CancellationToken token)
    {
        var began = clock.GetTimestamp();
        var database = new StudioDatabase(folder);
        using var timer = new PeriodicTimer(Second, clock);
        while (Number(database, "select count(*) from jobs where ended is null") > 0 && clock.GetElapsedTime(began) < Grace)
            await timer.WaitForNextTickAsync(token);
    }

    private SoakResult Count(string folder, TimeSpan took)
    {
        var database = new StudioDatabase(folder);
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        TellStuck(database);
        using (var connection = database.Open())
        {
            using var command = connection.Command("select id, state from jobs");
            using var row = command.ExecuteReader();
            while (row.Read())
                states[row.GetString(0)] = row.GetString(1);
        }
        var (before, after) = (Mean(1), Mean(Fifths - 1));
        return new SoakResult
        {
            Minutes = took.TotalMinutes,
            Accepted = _accepted.Count,
            Done = states.Values.Count(state => state == "done"),
            Lost = _accepted.Count(id => states.GetValueOrDefault(id) is null or "failed" or "cancelled") + Number(database, Compared("jobs - results", Exports)),
            // Every project has as many exports as jobs that export, and at most as many steps that are runs.
            Twice = Number(database, Compared("results - jobs", Exports)) + Number(database, Compared("results - jobs", Runs)),
            Stuck = states.Values.Count(state => state is "queued" or "running" or "paused"),
            Quarantined = states.Values.Count(state => state == "quarantined"),
            Kills = _kills,
            Freezes = _freezes,
            MemoryBefore = before,
            MemoryAfter = after,
            Growth = took < LongEnoughToJudge ? null : after / before - 1,
        };
    }

    private void TellStuck(StudioDatabase database)
    {
        using var connection = database.Open();
        using var command = connection.Command("select kind, state, wish, attempt, crash_count, fence, done, instance is null from jobs where ended is null or state in ('failed', 'cancelled')");
        using var row = command.ExecuteReader();
        while (row.Read())
            log.WriteLine(string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(row.GetString)));
    }

    private static string Compared(string surplus, (string Results, string Kind) what) =>
        $"""
        select coalesce(sum(max(0, {surplus})), 0) from (
            select (select count(*) from {what.Results} and project = projects.id) as results,
                (select count(*) from jobs where project = projects.id and kind = '{what.Kind}' and state = 'done') as jobs
            from projects)
        """;

    private double Mean(int fifth) => _memory.Count < Fifths ? 0 : _memory.Skip(_memory.Count / Fifths * fifth).Take(_memory.Count / Fifths).Average();

    private static int Number(StudioDatabase database, string sql)
    {
        using var connection = database.Open();
        using var command = connection.Command(sql);
        return Convert.ToInt32(command.ExecuteScalar());
    }
}
