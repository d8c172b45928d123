using System.Collections.Immutable;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Access;

/// <summary>Remembers for a year who shared, published, took down, signed in or changed roles. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
/// <param name="clock">Times it.</param>
internal sealed class AuditLog(StudioDatabase database, TimeProvider clock)
{
    /// <summary>How long an entry is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Remembers an action.</summary>
    /// <param name="caller">Who did it.</param>
    /// <param name="action">What was done: a word or two with a full stop between them, such as <c>share.revoke</c>.</param>
    /// <param name="subject">Id of what it was done to; never a token, a name or a text of a user.</param>
    public void Write(Caller caller, string action, string subject)
    {
        var now = clock.GetUtcNow();
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("insert into audit (at, caller, action, subject) values ($at, $caller, $action, $subject)",
            ("$at", now.ToUnixTimeMilliseconds()), ("$caller", caller.Id), ("$action", action), ("$subject", subject));
        connection.Execute("delete from audit where at < $oldest", ("$oldest", (now - Kept).ToUnixTimeMilliseconds()));
        transaction.Commit();
    }

    /// <summary>The newest entries, the newest first.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="before">Only entries before the one with this id: for the next page.</param>
    public ImmutableArray<AuditEntry> Newest(int limit, long before = long.MaxValue)
    {
        using var connection = database.Open();
        using var command = connection.Command("select id, at, caller, action, subject from audit where id < $before order by id desc limit $limit",
            ("$before", before), ("$limit", limit));
        using var row = command.ExecuteReader();
        var entries = ImmutableArray.CreateBuilder<AuditEntry>();
        while (row.Read())
            entries.Add(new AuditEntry(row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4)));
        return entries.ToImmutable();
    }
}
