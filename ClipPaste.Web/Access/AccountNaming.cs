using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Access;

/// <summary>What admins see of accounts in lists.</summary>
internal sealed class AccountNaming(AccountStore store, IStringLocalizer<AccessTexts> texts)
{
    private const int ShownOfId = 6;

    /// <summary>The name of an account, or words for it.</summary>
    /// <param name="account">Its id; empty for nobody.</param>
    public string Of(string account) => account switch
    {
        "" => texts["Nobody"],
        Caller.LocalId => texts["You"],
        _ => store.Find(account) is { } found ? Of(found) : texts["Gone", account[..Math.Min(ShownOfId, account.Length)]],
    };

    /// <summary>The name of an account, or words for a guest.</summary>
    public string Of(Account account) => account.Name ?? texts["GuestNamed", account.Id[..ShownOfId]];
}
