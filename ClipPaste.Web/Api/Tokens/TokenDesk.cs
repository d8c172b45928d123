using ClipPaste.Web.Access;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Api;

/// <summary>Makes and revokes tokens for their owners, and tells who comes with one. Safe to use from any thread.</summary>
internal sealed class TokenDesk(TokenStore store, AccountStore accounts, SiteAccess site, AuditLog audit, TimeProvider clock)
{
    /// <summary>Makes a token.</summary>
    /// <param name="caller">For whom it will act.</param>
    /// <param name="name">See <see cref="ApiToken.Named"/>.</param>
    /// <param name="days">One of <see cref="ApiToken.Lives"/>.</param>
    /// <param name="onlyReads">Whether it changes nothing.</param>
    /// <returns>The secret, which nobody can be told again; null where the caller has as many as they may.</returns>
    public string? Make(Caller caller, string name, int days, bool onlyReads)
    {
        var now = clock.GetUtcNow();
        var secret = ApiToken.Prefix + SecretToken.New();
        var token = new ApiToken(UnguessableId.New(), caller.Id, name, onlyReads, now, now.AddDays(days), Used: null);
        if (!store.Add(token, SecretToken.Hash(secret)))
            return null;
        audit.Write(caller, "token.create", token.Id);
        return secret;
    }

    /// <summary>Ends a caller's token at once.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Revoke(Caller caller, string id)
    {
        if (!store.Revoke(caller.Id, id))
            return false;
        audit.Write(caller, "token.revoke", id);
        return true;
    }

    /// <summary>Who comes with a secret, with the role that their account has now; null where it opens nothing, or its account is shut.</summary>
    public (Caller Caller, ApiToken Token)? Find(string secret)
    {
        if (!secret.StartsWith(ApiToken.Prefix, StringComparison.Ordinal) || store.Use(SecretToken.Hash(secret)) is not { } token)
            return null;
        if (!site.MultiUser)
            return token.Owner == Caller.LocalId ? (Caller.Local, token) : null;
        return accounts.Find(token.Owner) is { } account && account.IsGood(clock.GetUtcNow()) ? (new Caller(account.Id, account.Role), token) : null;
    }
}
