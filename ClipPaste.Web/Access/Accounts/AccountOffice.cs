using System.Collections.Immutable;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Access;

/// <summary>What admins do with accounts; every deed is in the audit log. What is refused is told in a sentence.</summary>
internal sealed class AccountOffice(
    StudioDatabase database, AccountStore store, AccountRemoval removal, AccountQuotas quotas, OpenJobs jobs, AccountClosings closings, AuditLog audit, TimeProvider clock, IStringLocalizer<AccessTexts> texts)
{
    /// <summary>Most accounts in one list.</summary>
    public const int MostListed = 200;

    /// <summary>Accounts with what they have: those with names first, then guests, the newest first.</summary>
    public ImmutableArray<(Account Account, AccountUse Use, AccountLimits Limits)> List() =>
        [.. store.All().OrderBy(account => account.Role == CallerRole.Guest).Take(MostListed).Select(WithUse)];

    /// <summary>Accounts with what they have, guests among them, the newest first.</summary>
    /// <param name="at">Those made before, in milliseconds since 1970...</param>
    /// <param name="id">...or then, and with a larger id.</param>
    /// <param name="limit">How many at most.</param>
    public ImmutableArray<(Account Account, AccountUse Use, AccountLimits Limits)> Page(long at, string id, int limit) =>
        [.. store.All().Where(account => IsAfter(account, at, id)).Take(limit).Select(WithUse)];

    /// <summary>An account with what it has; null where there is none.</summary>
    public (Account Account, AccountUse Use, AccountLimits Limits)? Find(string account) => store.Find(account) is { } found ? WithUse(found) : null;

    /// <summary>Makes an account a user's or an admin's.</summary>
    /// <returns>Null, or why not.</returns>
    public string? SetRole(Caller admin, string account, CallerRole role)
    {
        if (role is not (CallerRole.User or CallerRole.Admin) || store.Find(account) is not { KnownAs: not null })
            return texts["NoAccount"];
        if (role == CallerRole.User && removal.IsOnlyAdmin(account))
            return texts["LastAdminRole"];
        Execute("update accounts set role = $value where id = $id", account, role.ToString());
        audit.Write(admin, role == CallerRole.Admin ? "role.admin" : "role.user", account);
        return null;
    }

    /// <summary>Keeps an account from being used and ends what is worked on for it, or lets it be used again and what it has waiting be done.</summary>
    /// <returns>Null, or why not.</returns>
    public string? Suspend(Caller admin, string account, bool suspended)
    {
        if (store.Find(account) is null)
            return texts["NoAccount"];
        if (suspended && removal.IsOnlyAdmin(account))
            return texts["LastAdminRole"];
        // By mistake this would be for good: nobody else might lift it.
        if (suspended && account == admin.Id)
            return texts["OwnAccount"];
        Execute("update accounts set suspended = $value where id = $id", account, suspended ? clock.GetUtcNow().ToUnixTimeMilliseconds() : null);
        if (suspended)
        {
            jobs.Halt(account);
            closings.Tell(account);
        }
        audit.Write(admin, suspended ? "account.suspended" : "account.restored", account);
        return null;
    }

    /// <summary>Deletes an account with all it has.</summary>
    /// <returns>Null, or why not.</returns>
    public string? Delete(Caller admin, string account)
    {
        if (store.Find(account) is null)
            return texts["NoAccount"];
        if (removal.IsNeeded(account))
            return texts["LastAdminRole"];
        removal.Remove(account);
        audit.Write(admin, "account.deleted", account);
        return null;
    }

    private static bool IsAfter(Account account, long at, string id) =>
        account.Created.ToUnixTimeMilliseconds() is var made && (made < at || (made == at && string.CompareOrdinal(account.Id, id) > 0));

    private (Account Account, AccountUse Use, AccountLimits Limits) WithUse(Account account) => (account, quotas.UseOf(account.Id), quotas.Of(account.Id));

    private void Execute(string sql, string account, object? value)
    {
        using var connection = database.Open();
        connection.Execute(sql, ("$id", account), ("$value", value));
    }
}
