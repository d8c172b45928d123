using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Pages.Accounts;

/// <summary>Makes an account, or has a guest's one stay. Needs no circuit.</summary>
public sealed partial class SignUpPage
{
    /// <summary>The name that was sent.</summary>
    [SupplyParameterFromForm(FormName = "sign-up", Name = "name")]
    public string? Name { get; set; }

    /// <summary>The password that was sent.</summary>
    [SupplyParameterFromForm(FormName = "sign-up", Name = "password")]
    public string? Password { get; set; }

    [Inject]
    private AccountDesk Desk { get; set; } = null!;

    [Inject]
    private AccountStore Store { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private string? Refusal { get; set; }

    private bool IsGuest => Context.Caller().Role == CallerRole.Guest;

    private bool IsFirst => Store.IsEmpty();

    private async Task SignUpAsync()
    {
        Refusal = await Desk.SignUpAsync(Name, Password);
        if (Refusal is null)
            Navigation.NavigateTo("/");
    }
}
