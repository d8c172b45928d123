using System.Collections.Immutable;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Api;

/// <summary>Keeps tokens by the hashes of their secrets. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
/// <param name="clock">Ends them.</param>
internal sealed class TokenStore(StudioDatabase database, TimeProvider clock)
{
    private const string Columns = "id, owner, name, only_reads, created, expires, used";

    // Else every request would write.
    private static readonly TimeSpan UsedStep = TimeSpan.FromMinutes(1);

    /// <summary>Keeps a token.</summary>
    /// <returns>False where its owner has <see cref="ApiToken.Most"/> already.</returns>
    public bool Add(ApiToken token, byte[] hash)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("delete from api_tokens where expires <= $now", ("$now", Now()));
        var added = connection.Execute(
            """
            insert into api_tokens (id, token_hash, owner, name, only_reads, created, expires)
            select $id, $hash, $owner, $name, $reads, $created, $expires where (select count(*) from api_tokens where owner = $owner) < $most
            """,
            ("$id", token.Id), ("$hash", hash), ("$owner", token.Owner), ("$name", token.Name), ("$reads", token.OnlyReads),
            ("$created", token.Created.ToUnixTimeMilliseconds()), ("$expires", token.Expires.ToUnixTimeMilliseconds()), ("$most", ApiToken.Most));
        transaction.Commit();
        return added > 0;
    }

    /// <summary>The token with this hash, which is noted as used; null where there is none any more.</summary>
    public ApiToken? Use(byte[] hash)
    {
        using var connection = database.Open();
        if (Read(connection, "token_hash = $hash and expires > $now", ("$hash", hash), ("$now", Now())).FirstOrDefault() is not { } token)
            return null;
        if (token.Used is not { } used || clock.GetUtcNow() - used >= UsedStep)
            connection.Execute("update api_tokens set used = $now where id = $id", ("$id", token.Id), ("$now", Now()));
        return token;
    }

    /// <summary>An account's tokens, the newest first.</summary>
    public ImmutableArray<ApiToken> Of(string owner)
    {
        using var connection = database.Open();
        return Read(connection, "owner = $owner and expires > $now order by created desc, id", ("$owner", owner), ("$now", Now()));
    }

    /// <summary>Ends an account's token at once.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Revoke(string owner, string id)
    {
        using var connection = database.Open();
        return connection.Execute("delete from api_tokens where id = $id and owner = $owner", ("$id", id), ("$owner", owner)) > 0;
    }

    private static ImmutableArray<ApiToken> Read(SqliteConnection connection, string where, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command($"select {Columns} from api_tokens where {where}", parameters);
        using var row = command.ExecuteReader();
        var tokens = ImmutableArray.CreateBuilder<ApiToken>();
        while (row.Read())
        {
            tokens.Add(new ApiToken(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), At(row.GetInt64(4)), At(row.GetInt64(5)),
                row.IsDBNull(6) ? null : At(row.GetInt64(6))));
        }
        return tokens.ToImmutable();
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
