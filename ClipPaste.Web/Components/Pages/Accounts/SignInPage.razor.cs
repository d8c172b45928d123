using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Pages.Accounts;

/// <summary>Signs in with a password or a passkey. Needs no circuit.</summary>
public sealed partial class SignInPage
{
    /// <summary>The name that was sent.</summary>
    [SupplyParameterFromForm(FormName = "sign-in", Name = "name")]
    public string? Name { get; set; }

    /// <summary>The password that was sent.</summary>
    [SupplyParameterFromForm(FormName = "sign-in", Name = "password")]
    public string? Password { get; set; }

    /// <summary>Where to go on to afterwards.</summary>
    [SupplyParameterFromQuery(Name = "next")]
    public string? Next { get; set; }

    /// <summary>Whether a guest could not be let in.</summary>
    [SupplyParameterFromQuery(Name = "busy")]
    public bool Busy { get; set; }

    [Inject]
    private AccountDesk Desk { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private string? Refusal { get; set; }

    private bool IsGuest => Context.Caller().Role == CallerRole.Guest;

    private async Task SignInAsync()
    {
        Refusal = await Desk.SignInAsync(Name, Password);
        if (Refusal is null)
            Navigation.NavigateTo(LocalAddress.Of(Next));
    }
}
