using System.Security.Claims;

namespace ClipPaste.Web.Access;

/// <summary>Whether a sign-in still holds: not after the account was deleted or suspended, has expired, or its password was changed.</summary>
/// <param name="store">The accounts.</param>
/// <param name="clock">For guests, whose time ends.</param>
internal sealed class AccountCheck(AccountStore store, TimeProvider clock)
{
    /// <summary>Whether it holds now.</summary>
    public bool Holds(ClaimsPrincipal user) => Renew(user) is not null;

    /// <summary>The sign-in with its account's present name and role; null where it does not hold.</summary>
    public ClaimsPrincipal? Renew(ClaimsPrincipal user)
    {
        if (store.Find(Caller.Of(user).Id) is not { } account || !account.IsGood(clock.GetUtcNow()) || user.FindFirstValue(AccountClaims.Stamp) != account.Stamp)
            return null;
        store.Touch(account, clock.GetUtcNow());
        return AccountClaims.Of(account);
    }
}
