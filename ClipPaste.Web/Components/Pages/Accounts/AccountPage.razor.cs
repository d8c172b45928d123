using System.Collections.Immutable;
using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Components.Pages.Accounts;

/// <summary>One's own account: what it holds, how to sign in, and its end. Needs no circuit.</summary>
public sealed partial class AccountPage
{
    /// <summary>The present password that was sent.</summary>
    [SupplyParameterFromForm(FormName = "password", Name = "old")]
    public string? Old { get; set; }

    /// <summary>The new password that was sent.</summary>
    [SupplyParameterFromForm(FormName = "password", Name = "new")]
    public string? New { get; set; }

    /// <summary>What was done: last part of the key of a text.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    public string? Asked { get; set; }

    [Inject]
    private AccountDesk Desk { get; set; } = null!;

    [Inject]
    private AccountPasskeys Passkeys { get; set; } = null!;

    [Inject]
    private AccountQuotas Quotas { get; set; } = null!;

    [Inject]
    private AccountRemoval Removal { get; set; } = null!;

    [Inject]
    private AuditLog Audit { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private IStringLocalizer<AccessTexts> Refusals { get; set; } = null!;

    private Account? Present { get; set; }

    private ImmutableArray<UserPasskeyInfo> Keys { get; set; } = [];

    private AccountUse Use { get; set; } = new(0, 0, 0);

    private AccountLimits Limits { get; set; } = new();

    private (int Photos, long Bytes) Unused { get; set; }

    private string? Refusal { get; set; }

    private string? Done => Asked is "password" or "passkey" or "removed" or "unused" ? Asked : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (await Desk.PresentAsync() is not { } account)
            return;
        (Keys, Use, Limits) = (await Passkeys.AllAsync(account), Quotas.UseOf(account.Id), Quotas.Of(account.Id));
        Unused = Removal.UnusedPhotos(account.Id);
        Present = account;
    }

    private static string Megabytes(long bytes) => $"{bytes / (1024.0 * 1024):N0}";

    private string Remaining(Account account) => $"{Math.Max(1, Math.Ceiling(((account.Expires ?? Clock.GetUtcNow()) - Clock.GetUtcNow()).TotalHours)):N0}";

    private async Task ChangePasswordAsync() => GoOn(await Desk.ChangePasswordAsync(Present!, Old, New), "password");

    private async Task RemovePasskeyAsync(string id) => GoOn(await Passkeys.RemoveAsync(Present!, id), "removed");

    private void RemoveUnused()
    {
        Removal.RemoveUnusedPhotos(Present!.Id);
        GoOn(refusal: null, "unused");
    }

    private async Task DeleteAsync()
    {
        var account = Present!;
        if (Removal.IsNeeded(account.Id))
        {
            Refusal = Refusals["LastAdmin"];
            return;
        }
        Removal.Remove(account.Id);
        Audit.Write(new Caller(account.Id, account.Role), "account.deleted", account.Id);
        await Desk.LeaveAsync();
        Navigation.NavigateTo("/");
    }

    // Anew, so that a reload sends nothing again.
    private void GoOn(string? refusal, string done)
    {
        Refusal = refusal;
        if (refusal is null)
            Navigation.NavigateTo($"/account?done={done}");
    }
}
