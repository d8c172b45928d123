using System.Diagnostics.Metrics;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Metrics;

/// <summary>What is read when somebody asks for the measurements: runs by phase, viewers, bytes on the disk.</summary>
internal sealed class StudioGauges
{
    // Adding up many files takes a moment; nobody needs it more often.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly ObjectStore _objects;
    private readonly TimeProvider _clock;
    private readonly StudioDatabase _database;
    private (long Bytes, long At)? _size;

    /// <summary>Makes the instruments.</summary>
    public StudioGauges(StudioMeter studio, RunDesk desk, ObjectStore objects, StudioDatabase database, TimeProvider clock)
    {
        (_objects, _clock, _database) = (objects, clock, database);
        var meter = studio.Meter;
        meter.CreateObservableGauge("clippaste.runs", () => desk.Runs.GroupBy(run => run.Status.Phase)
            .Select(phase => new Measurement<int>(phase.Count(), new KeyValuePair<string, object?>("phase", phase.Key.ToString()))), null, "Runs, by phase.");
        meter.CreateObservableGauge("clippaste.run.viewers", () => desk.Runs.Sum(run => run.Feed.Watchers), null, "Pages that watch runs.");
        meter.CreateObservableGauge("clippaste.jobs", Jobs, null, "Jobs of the queue, by kind and state.");
        meter.CreateObservableGauge("clippaste.queue.oldest", OldestWaiting, "s", "How long the job has waited that has waited longest.");
        meter.CreateObservableGauge("clippaste.objects.size", ObjectBytes, "By", "Bytes of all stored objects.");
    }

    private long ObjectBytes()
    {
        lock (_gate)
        {
            if (_size is not { } known || _clock.GetElapsedTime(known.At) > Fresh)
                _size = known = (_objects.Size(), _clock.GetTimestamp());
            return known.Bytes;
        }
    }

    private List<Measurement<long>> Jobs() => Read(
        "select count(*), kind, state from jobs group by kind, state",
        row => new Measurement<long>(row.GetInt64(0), new("kind", row.GetString(1)), new("state", row.GetString(2))));

    private List<Measurement<long>> OldestWaiting() => Read(
        "select min(created) from jobs where state = 'queued' having min(created) is not null",
        row => new Measurement<long>(Math.Max(0, _clock.GetUtcNow().ToUnixTimeMilliseconds() - row.GetInt64(0)) / 1000));

    private List<Measurement<long>> Read(string query, Func<SqliteDataReader, Measurement<long>> measure)
    {
        var measured = new List<Measurement<long>>();
        try
        {
            using var connection = _database.Open();
            using var asked = connection.Command(query);
            using var row = asked.ExecuteReader();
            while (row.Read())
                measured.Add(measure(row));
        }
        catch (SqliteException)
        {
            // Measurements must not fail because the database does; that is told by /ready.
            measured.Clear();
        }
        return measured;
    }
}
