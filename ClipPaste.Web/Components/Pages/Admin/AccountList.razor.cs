using System.Collections.Immutable;
using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Pages.Admin;

/// <summary>The accounts, what they hold, and what an admin can do with them.</summary>
public sealed partial class AccountList
{
    /// <summary>What is to be done with an account.</summary>
    [SupplyParameterFromForm(Name = "deed")]
    public string? Deed { get; set; }

    [Inject]
    private AccountOffice Office { get; set; } = null!;

    [Inject]
    private AccountNaming Names { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private ImmutableArray<(Account Account, AccountUse Use, AccountLimits Limits)> Accounts { get; set; } = [];

    private string? Refusal { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized() => Accounts = Office.List();

    private void Change(string account)
    {
        var admin = Context.Caller();
        Refusal = Deed switch
        {
            "admin" => Office.SetRole(admin, account, CallerRole.Admin),
            "user" => Office.SetRole(admin, account, CallerRole.User),
            "suspend" => Office.Suspend(admin, account, suspended: true),
            "restore" => Office.Suspend(admin, account, suspended: false),
            "delete" => Office.Delete(admin, account),
            _ => null,
        };
        if (Refusal is null)
            Navigation.NavigateTo("/admin");
    }
}
