using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Queue;

/// <summary>
/// With this a worker writes: whatever it writes goes into the database in one transaction with <see cref="Check"/>, so that a worker whose
/// job was taken over writes nothing.
/// </summary>
/// <param name="Job">The job's id.</param>
/// <param name="Number">Grows with every claim.</param>
internal readonly record struct JobFence(string Job, long Number)
{
    /// <summary>The condition, with the parameters <c>$job</c> and <c>$fence</c>.</summary>
    public const string Condition = "id = $job and fence = $fence and state = 'running'";

    // A job that gets on is no poison, however often its process was ended.
    private const int FarEnough = 25;

    /// <summary>Notes how much of the job is done, in the units of its kind; what has got on far enough begins to count crashes anew.</summary>
    /// <exception cref="JobLostException">The job is not held any more.</exception>
    public void Note(SqliteConnection connection, int done)
    {
        const string Far = $"when $done >= reached + $far then";
        var changed = connection.Execute(
            $"""
            update jobs set done = $done, crash_count = case {Far} 0 else crash_count end, attempt = case {Far} 1 else attempt end,
                reached = case {Far} $done else reached end
            where {Condition}
            """,
            ("$job", Job), ("$fence", Number), ("$done", done), ("$far", FarEnough));
        if (changed == 0)
            throw new JobLostException();
    }

    /// <summary>Whether the job is still held, as the transaction of this connection sees it.</summary>
    public bool Holds(SqliteConnection connection)
    {
        using var held = connection.Command($"select 1 from jobs where {Condition}", ("$job", Job), ("$fence", Number));
        return held.ExecuteScalar() is not null;
    }

    /// <summary>Refuses to write for a job that is not held any more.</summary>
    /// <exception cref="JobLostException">It is not.</exception>
    public void Check(SqliteConnection connection)
    {
        if (!Holds(connection))
            throw new JobLostException();
    }
}
