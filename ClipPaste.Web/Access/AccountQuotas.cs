using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Access;

/// <summary>
/// What an account may have, and what it has. Whoever adds something asks inside the transaction that adds it, so that many at once cannot go
/// past a limit together. Safe to use from any thread.
/// </summary>
/// <param name="database">Where accounts and their things are.</param>
/// <param name="quotas">The limits.</param>
internal sealed class AccountQuotas(StudioDatabase database, Quotas quotas)
{
    /// <summary>An account's limits.</summary>
    /// <param name="owner">The account's id.</param>
    public AccountLimits Of(string owner)
    {
        if (owner == Caller.LocalId)
            return quotas.Local;
        using var connection = database.Open();
        return Of(connection, owner);
    }

    /// <summary>An account's limits, as its role is in the present transaction.</summary>
    public AccountLimits Of(SqliteConnection connection, string owner)
    {
        if (owner == Caller.LocalId)
            return quotas.Local;
        using var command = connection.Command("select role from accounts where id = $owner", ("$owner", owner));
        return command.ExecuteScalar() is string role && role != nameof(CallerRole.Guest) ? quotas.User : quotas.Guest;
    }

    /// <summary>What an account has.</summary>
    public AccountUse UseOf(string owner)
    {
        using var connection = database.Open();
        return UseOf(connection, owner);
    }

    /// <summary>What an account has, in the present transaction.</summary>
    public static AccountUse UseOf(SqliteConnection connection, string owner)
    {
        using var command = connection.Command(
            """
            select (select coalesce(sum(bytes), 0) from photo_owners where owner = $owner)
                    + (select coalesce(sum(exports.bytes), 0) from exports join projects on projects.id = exports.project where projects.owner = $owner)
                    + (select coalesce(sum(bytes), 0) from (
                        select max(coalesce(uses.bytes, 0)) as bytes from object_uses uses join projects on projects.id = uses.project
                        where projects.owner = $owner and not exists (select 1 from photo_owners sent where sent.owner = $owner and sent.photo = uses.object)
                        group by uses.object)),
                (select count(*) from photo_owners where owner = $owner),
                (select count(*) from projects where owner = $owner)
            """, ("$owner", owner));
        using var row = command.ExecuteReader();
        row.Read();
        return new AccountUse(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2));
    }
}
