using System.Collections.Immutable;
using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Api.Pages;

/// <summary>The tokens of the caller: make one, see when each was used, revoke. Needs no circuit.</summary>
public sealed partial class TokensPage
{
    private const int UsualDays = 90;

    /// <summary>What the new token is to be called.</summary>
    [SupplyParameterFromForm(FormName = "new", Name = "name")]
    public string? Name { get; set; }

    /// <summary>For how many days it is to last.</summary>
    [SupplyParameterFromForm(FormName = "new", Name = "days")]
    public int Days { get; set; }

    /// <summary>Whether it is to change nothing: any text for yes.</summary>
    [SupplyParameterFromForm(FormName = "new", Name = "reads")]
    public string? Reads { get; set; }

    [Inject]
    private TokenDesk Desk { get; set; } = null!;

    [Inject]
    private TokenStore Store { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    private ImmutableArray<ApiToken> Tokens { get; set; } = [];

    private string? Secret { get; set; }

    private string? Refusal { get; set; }

    private string Examples
    {
        get
        {
            var studio = Navigation.BaseUri.TrimEnd('/');
            return $"""
                curl -H "Authorization: Bearer $(cat token.txt)" {studio}{ApiRoutes.Root}/projects
                ./clippaste make "penguins skiing down a snowy mountain" --server {studio} --token-file token.txt
                """;
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Tokens = Store.Of(Context!.Caller().Id);

    private void Make()
    {
        // Nobody who comes to this computer later may see it.
        Context!.Response.Headers.CacheControl = "no-store";
        if (ApiToken.Named(Name) is not { } name || !ApiToken.Lives.Contains(Days))
        {
            Refusal = T["TokenWrong", ApiToken.LongestName];
            return;
        }
        Secret = Desk.Make(Context!.Caller(), name, Days, onlyReads: Reads is not null);
        Refusal = Secret is null ? T["TokensFull", ApiToken.Most].Value : null;
        OnInitialized();
    }

    private void Revoke(string id)
    {
        Desk.Revoke(Context!.Caller(), id);
        // Anew, so that a reload sends nothing again.
        Navigation.NavigateTo("/tokens");
    }
}
