using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ClipPaste.Web.Access;

/// <summary>Writes into a sign-in what <see cref="Caller.Of"/> reads out of it, and the account's stamp.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    /// <summary>Type of the claim with the account's stamp.</summary>
    public const string Stamp = "stamp";

    /// <inheritdoc/>
    public override Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(Of(user));

    /// <summary>Who has signed in to an account.</summary>
    public static ClaimsPrincipal Of(Account account)
    {
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, account.Id), new(ClaimTypes.Role, account.Role.ToString()), new(ClaimTypes.Name, account.Name ?? ""), new(Stamp, account.Stamp),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }
}
