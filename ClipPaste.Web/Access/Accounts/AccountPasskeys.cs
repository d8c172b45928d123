using System.Buffers.Text;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Access;

/// <summary>The passkeys of the account that asks, for one request.</summary>
internal sealed class AccountPasskeys(
    UserManager<Account> accounts, SignInManager<Account> signIns, AccountDesk desk, AuditLog audit, IStringLocalizer<AccessTexts> texts)
{
    /// <summary>Most passkeys of an account.</summary>
    public const int Most = 20;

    /// <summary>Them, the oldest first.</summary>
    public async Task<ImmutableArray<UserPasskeyInfo>> AllAsync(Account account) => [.. await accounts.GetPasskeysAsync(account)];

    /// <summary>Adds one that the browser has just made.</summary>
    /// <param name="credential">What the browser gave, as JSON.</param>
    /// <returns>Null, or why not.</returns>
    public async Task<string?> AddAsync(string credential)
    {
        if (await desk.PresentAsync() is not { } account)
            return texts["PasskeyStale"];
        if ((await accounts.GetPasskeysAsync(account)).Count >= Most)
            return texts["PasskeysMany", Most];
        PasskeyAttestationResult made;
        try
        {
            made = await signIns.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // The browser has forgotten that it was asked, or never was.
            return texts["PasskeyStale"];
        }
        // It may have been asked while somebody else was signed in.
        if (!made.Succeeded || made.UserEntity.Id != account.Id)
            return texts["PasskeyRefused"];
        await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey);
        audit.Write(new Caller(account.Id, account.Role), "passkey.made", account.Id);
        return null;
    }

    /// <summary>Removes one; the last only where there is a password to sign in with.</summary>
    /// <param name="account">The account that asks.</param>
    /// <param name="id">Its id in base64url.</param>
    /// <returns>Null, or why not.</returns>
    public async Task<string?> RemoveAsync(Account account, string? id)
    {
        if (id is null || !Base64Url.IsValid(id))
            return null;
        if (account.Password is null && (await accounts.GetPasskeysAsync(account)).Count < 2)
            return texts["PasskeyLast"];
        await accounts.RemovePasskeyAsync(account, Base64Url.DecodeFromChars(id));
        audit.Write(new Caller(account.Id, account.Role), "passkey.removed", account.Id);
        return null;
    }
}
