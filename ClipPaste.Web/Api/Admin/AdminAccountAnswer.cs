using ClipPaste.Web.Access;

namespace ClipPaste.Web.Api;

/// <summary>An account as admins see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What its user is called; null for guests.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Seen">When it was used last, to the hour.</param>
/// <param name="Suspended">Since when it cannot be used; null where it can.</param>
/// <param name="Bytes">Bytes of photos, cut-outs and exports.</param>
/// <param name="Photos">Photos that were sent.</param>
/// <param name="Collages">Collages, those in the trash included.</param>
internal sealed record AdminAccountAnswer(
    string Id, string? Name, CallerRole Role, DateTimeOffset Created, DateTimeOffset Seen, DateTimeOffset? Suspended, AmountAnswer Bytes, AmountAnswer Photos, AmountAnswer Collages)
{
    /// <summary>An account with what it has.</summary>
    public static AdminAccountAnswer Of((Account Account, AccountUse Use, AccountLimits Limits) held)
    {
        var (account, use, limits) = held;
        return new AdminAccountAnswer(
            account.Id, account.Name, account.Role, account.Created, account.Seen, account.Suspended,
            AmountAnswer.Of(use.Bytes, limits.Bytes), AmountAnswer.Of(use.Photos, limits.Photos), AmountAnswer.Of(use.Projects, limits.Projects));
    }
}

/// <summary>What is to become of an account; what is left out stays as it is.</summary>
/// <param name="Role">User or admin; only accounts with a name have one of these.</param>
/// <param name="Suspended">Whether it cannot be used. What is worked on for it ends.</param>
internal sealed record AdminAccountWish(CallerRole? Role = null, bool? Suspended = null);
