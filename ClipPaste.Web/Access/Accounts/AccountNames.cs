using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace ClipPaste.Web.Access;

/// <summary>What accounts may be called.</summary>
internal sealed partial class AccountNames : IUserValidator<Account>, ILookupNormalizer
{
    /// <summary>Longest name, in characters.</summary>
    public const int Longest = 40;

    /// <inheritdoc/>
    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user)
    {
        // Guests have none.
        if (user.Name is not { } name)
            return user.Role == CallerRole.Guest ? IdentityResult.Success : Bad(manager, null);
        if (!Pattern().IsMatch(name))
            return Bad(manager, name);
        var other = await manager.FindByNameAsync(name);
        return other is null || other.Id == user.Id ? IdentityResult.Success : IdentityResult.Failed(manager.ErrorDescriber.DuplicateUserName(name));
    }

    /// <inheritdoc/>
    public string? NormalizeName(string? name) => name?.ToUpperInvariant();

    /// <inheritdoc/>
    public string? NormalizeEmail(string? email) => NormalizeName(email);

    private static IdentityResult Bad(UserManager<Account> manager, string? name) => IdentityResult.Failed(manager.ErrorDescriber.InvalidUserName(name));

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,38}[\p{L}\p{N}]$", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
