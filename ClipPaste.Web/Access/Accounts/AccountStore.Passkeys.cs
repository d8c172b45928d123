using ClipPaste.Web.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Access;

/// <content>Passkeys of accounts.</content>
internal sealed partial class AccountStore : IUserPasskeyStore<Account>
{
    /// <inheritdoc/>
    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        // A credential belongs to the account that brought it first.
        connection.Execute(
            """
            insert into passkeys (credential, account, name, created, content) values ($credential, $account, $name, $created, $content)
            on conflict (credential) do update set name = excluded.name, content = excluded.content where account = excluded.account
            """,
            ("$credential", passkey.CredentialId), ("$account", user.Id), ("$name", passkey.Name),
            ("$created", passkey.CreatedAt.ToUnixTimeMilliseconds()), ("$content", StateJson.Write(PasskeyContent.Of(passkey))));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        return Task.FromResult<IList<UserPasskeyInfo>>(ReadPasskeys(connection, "where account = $account order by created", ("$account", user.Id)));
    }

    /// <inheritdoc/>
    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        return Task.FromResult(Read(connection, $"select {Columns} from accounts where id = (select account from passkeys where credential = $credential)",
            ("$credential", credentialId)).FirstOrDefault());
    }

    /// <inheritdoc/>
    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        return Task.FromResult(ReadPasskeys(connection, "where account = $account and credential = $credential", ("$account", user.Id), ("$credential", credentialId))
            .FirstOrDefault());
    }

    /// <inheritdoc/>
    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        connection.Execute("delete from passkeys where account = $account and credential = $credential", ("$account", user.Id), ("$credential", credentialId));
        return Task.CompletedTask;
    }

    private static List<UserPasskeyInfo> ReadPasskeys(SqliteConnection connection, string condition, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command($"select credential, name, created, content from passkeys {condition}", parameters);
        using var row = command.ExecuteReader();
        var passkeys = new List<UserPasskeyInfo>();
        while (row.Read())
        {
            var content = StateJson.Read<PasskeyContent>(row.GetFieldValue<byte[]>(3));
            passkeys.Add(content.ToPasskey(row.GetFieldValue<byte[]>(0), TextOf(row, 1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))));
        }
        return passkeys;
    }

    // What of a passkey nothing is looked up by.
    private sealed record PasskeyContent(
        byte[] PublicKey, uint SignCount, string[]? Transports, bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp, byte[] Attestation, byte[] ClientData)
    {
        public static PasskeyContent Of(UserPasskeyInfo passkey) => new(
            passkey.PublicKey, passkey.SignCount, passkey.Transports, passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp,
            passkey.AttestationObject, passkey.ClientDataJson);

        public UserPasskeyInfo ToPasskey(byte[] credential, string? name, DateTimeOffset created) => new(
            credential, PublicKey, created, SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp, Attestation, ClientData) { Name = name };
    }
}
