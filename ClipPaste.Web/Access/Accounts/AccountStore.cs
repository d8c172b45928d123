using System.Collections.Immutable;
using ClipPaste.Web.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Access;

/// <summary>Keeps accounts in the studio's database, in the form in which Identity works with them. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
internal sealed partial class AccountStore(StudioDatabase database)
{
    private const string Columns = "id, name, known_as, role, password, stamp, created, seen, suspended, expires";

    // SQLite's code for a value that is there already.
    private const int Constraint = 19;

    /// <summary>The account with an id; null where there is none.</summary>
    public Account? Find(string id)
    {
        using var connection = database.Open();
        return Read(connection, $"select {Columns} from accounts where id = $id", ("$id", id)).FirstOrDefault();
    }

    /// <summary>All accounts, the newest first.</summary>
    public ImmutableArray<Account> All()
    {
        using var connection = database.Open();
        return Read(connection, $"select {Columns} from accounts order by created desc, id");
    }

    /// <summary>Guests whose time is over.</summary>
    public ImmutableArray<Account> Expired(DateTimeOffset now)
    {
        using var connection = database.Open();
        return Read(connection, $"select {Columns} from accounts where expires <= $now", ("$now", now.ToUnixTimeMilliseconds()));
    }

    /// <summary>Whether nobody has an account with a name yet: the first who makes one becomes admin.</summary>
    public bool IsEmpty()
    {
        using var connection = database.Open();
        using var command = connection.Command("select not exists (select 1 from accounts where known_as is not null)");
        return (long)command.ExecuteScalar()! == 1;
    }

    /// <summary>Remembers that an account is in use; every hour at most.</summary>
    public void Touch(Account account, DateTimeOffset now)
    {
        if (now - account.Seen < TimeSpan.FromHours(1))
            return;
        using var connection = database.Open();
        connection.Execute("update accounts set seen = $now where id = $id", ("$id", account.Id), ("$now", now.ToUnixTimeMilliseconds()));
    }

    private IdentityResult Write(Account account)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        try
        {
            connection.Execute(
                $"""
                insert into accounts ({Columns})
                values ($id, $name, $known, case when {IsFirst} then '{nameof(CallerRole.Admin)}' else $role end, $password, $stamp, $created, $seen, $suspended, $expires)
                on conflict (id) do update set name = excluded.name, known_as = excluded.known_as, role = excluded.role, password = excluded.password,
                    stamp = excluded.stamp, suspended = excluded.suspended, expires = excluded.expires
                """,
                ("$id", account.Id), ("$name", account.Name), ("$known", account.KnownAs), ("$role", account.Role.ToString()), ("$password", account.Password),
                ("$stamp", account.Stamp), ("$created", account.Created.ToUnixTimeMilliseconds()), ("$seen", account.Seen.ToUnixTimeMilliseconds()),
                ("$suspended", account.Suspended?.ToUnixTimeMilliseconds()), ("$expires", account.Expires?.ToUnixTimeMilliseconds()));
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == Constraint)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateUserName(account.Name ?? ""));
        }
        var written = Read(connection, $"select {Columns} from accounts where id = $id", ("$id", account.Id)).Single();
        if (written.Role == CallerRole.Admin && account.Role != CallerRole.Admin)
            TakeOver(connection, written.Id);
        transaction.Commit();
        account.Role = written.Role;
        return IdentityResult.Success;
    }

    private const string IsFirst = "$known is not null and not exists (select 1 from accounts where known_as is not null)";

    // What was made before there were accounts belongs to who makes the first.
    private static void TakeOver(SqliteConnection connection, string account)
    {
        connection.Execute("update projects set owner = $id where owner = $local", ("$id", account), ("$local", Caller.LocalId));
        connection.Execute("update or ignore photo_owners set owner = $id where owner = $local", ("$id", account), ("$local", Caller.LocalId));
        connection.Execute("delete from photo_owners where owner = $local", ("$local", Caller.LocalId));
    }

    private static ImmutableArray<Account> Read(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var row = command.ExecuteReader();
        var accounts = ImmutableArray.CreateBuilder<Account>();
        while (row.Read())
            accounts.Add(Of(row));
        return accounts.ToImmutable();
    }

    private static Account Of(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = TextOf(row, 1),
        KnownAs = TextOf(row, 2),
        Role = Enum.Parse<CallerRole>(row.GetString(3)),
        Password = TextOf(row, 4),
        Stamp = row.GetString(5),
        Created = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
        Seen = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
        Suspended = TimeOf(row, 8),
        Expires = TimeOf(row, 9),
    };

    private static string? TextOf(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? TimeOf(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
