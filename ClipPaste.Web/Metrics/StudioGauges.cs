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

    private IReadOnlyList<Measurement<long>> Jobs()
    {
        try
        {
            using var connection = _database.Open();
            using var counted = connection.Command("select kind, state, count(*) from jobs group by kind, state");
            using var row = counted.ExecuteReader();
            var jobs = new List<Measurement<long>>();
            while (row.Read())
            {
                jobs.Add(new Measurement<long>(
                    row.GetInt64(2), new("kind", Convert.ToString(row.GetValue(0))), new("state", Convert.ToString(row.GetValue(1)))));
            }
            return jobs;
        }
        catch (SqliteException)
        {
            // Measurements must not fail because the database does; that is told by /ready.
            return [];
        }
    }
}
