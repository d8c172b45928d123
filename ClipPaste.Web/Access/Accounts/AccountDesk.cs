using ClipPaste.Web.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Access;

/// <summary>Makes accounts and signs people in and out, for one request. What is refused is told in a sentence for its user.</summary>
internal sealed class AccountDesk(
    UserManager<Account> accounts, SignInManager<Account> signIns, IPasswordHasher<Account> hasher, ILookupNormalizer names, SignInGuard guard,
    ActionRates rates, AuditLog audit, TimeProvider clock, IStringLocalizer<AccessTexts> texts)
{
    /// <summary>Shortest password, in characters.</summary>
    public const int ShortestPassword = 10;

    /// <summary>Longest password, in characters: more would only keep the server busy.</summary>
    public const int LongestPassword = 200;

    private const int SignUpsPerMinute = 10;

    // Whoever guesses names must not see by the time it takes which there are.
    private const string NobodysPassword =
        "AQAAAAIAAzRQAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==";

    private string Address => signIns.Context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>The account that asks; null for nobody.</summary>
    public Task<Account?> PresentAsync() => accounts.FindByIdAsync(signIns.Context.Caller().Id);

    /// <summary>Signs in with a password.</summary>
    /// <returns>Null, or why not.</returns>
    public async Task<string?> SignInAsync(string? name, string? password)
    {
        var known = names.NormalizeName(name?.Trim()) ?? "";
        if (known.Length is 0 or > AccountNames.Longest || password is not { Length: > 0 and <= LongestPassword })
            return texts["WrongPassword"];
        if (guard.Attempt(Address, known) is { Ticks: > 0 } wait)
            return TooOften(wait);
        var account = await accounts.FindByNameAsync(known);
        if (account?.Password is null)
            hasher.VerifyHashedPassword(new Account { Id = "", Role = CallerRole.Guest, Created = default }, NobodysPassword, password);
        if (account is null || !await accounts.CheckPasswordAsync(account, password))
        {
            audit.Write(Caller.Nobody, "sign-in.refused", account?.Id ?? "");
            return texts["WrongPassword"];
        }
        return await EnterAsync(account, "sign-in.password");
    }

    /// <summary>Signs in with a passkey.</summary>
    /// <param name="credential">What the browser gave, as JSON.</param>
    /// <returns>Null, or why not.</returns>
    public async Task<string?> SignInAsync(string credential)
    {
        if (guard.Attempt(Address, name: null) is { Ticks: > 0 } wait)
            return TooOften(wait);
        PasskeyAssertionResult<Account> shown;
        try
        {
            shown = await signIns.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // The browser has forgotten that it was asked, or never was.
            return texts["PasskeyStale"];
        }
        if (!shown.Succeeded)
            return texts["PasskeyRefused"];
        await accounts.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey);
        return await EnterAsync(shown.User, "sign-in.passkey");
    }

    /// <summary>Makes an account and signs in to it; a guest's becomes one that stays, with all that is in it.</summary>
    /// <returns>Null, or why not.</returns>
    public async Task<string?> SignUpAsync(string? name, string? password)
    {
        if (!rates.TryTake(RatedAction.SignUp, Address, SignUpsPerMinute))
            return TooOften(rates.Wait(RatedAction.SignUp, Address, SignUpsPerMinute));
        if (PasswordComplaint(name, password) is { } complaint)
            return complaint;
        var guest = await PresentAsync() is { Role: CallerRole.Guest } present ? present : null;
        var account = guest ?? Account.Named(UnguessableId.New(), "", clock.GetUtcNow());
        (account.Name, account.Role, account.Expires) = (name?.Trim() ?? "", CallerRole.User, null);
        account.Password = hasher.HashPassword(account, password!);
        var made = guest is null ? await accounts.CreateAsync(account) : await accounts.UpdateSecurityStampAsync(account);
        if (!made.Succeeded)
            return texts[made.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? "NameTaken" : "NameBad", AccountNames.Longest];
        return await EnterAsync(account, guest is null ? "account.made" : "account.kept");
    }

    /// <summary>Makes a guest's account and signs in to it.</summary>
    /// <returns>The account, or why there is none.</returns>
    public async Task<(Account? Guest, string? Refusal)> TryOutAsync()
    {
        if (!rates.TryTake(RatedAction.SignUp, Address, SignUpsPerMinute))
            return (null, TooOften(rates.Wait(RatedAction.SignUp, Address, SignUpsPerMinute)));
        var guest = Account.Guest(UnguessableId.New(), clock.GetUtcNow());
        await accounts.CreateAsync(guest);
        return (guest, await EnterAsync(guest, "account.guest"));
    }

    /// <summary>Changes the password of the account that asks, or gives it its first; every other sign-in ends.</summary>
    /// <returns>Null, or why not.</returns>
    public async Task<string?> ChangePasswordAsync(Account account, string? old, string? next)
    {
        if (account.Password is not null)
        {
            if (guard.Attempt(Address, account.KnownAs) is { Ticks: > 0 } wait)
                return TooOften(wait);
            if (old is not { Length: > 0 and <= LongestPassword } || !await accounts.CheckPasswordAsync(account, old))
                return texts["WrongOldPassword"];
        }
        if (PasswordComplaint(account.Name, next) is { } complaint)
            return complaint;
        account.Password = hasher.HashPassword(account, next!);
        await accounts.UpdateSecurityStampAsync(account);
        return await EnterAsync(account, "account.password");
    }

    /// <summary>Signs out.</summary>
    public Task LeaveAsync() => signIns.SignOutAsync();

    private async Task<string?> EnterAsync(Account account, string action)
    {
        if (!account.IsGood(clock.GetUtcNow()))
            return texts["Suspended"];
        await signIns.SignInAsync(account, new AuthenticationProperties { IsPersistent = true, ExpiresUtc = account.Expires });
        audit.Write(new Caller(account.Id, account.Role), action, account.Id);
        return null;
    }

    private string? PasswordComplaint(string? name, string? password)
    {
        if (password is not { Length: >= ShortestPassword and <= LongestPassword })
            return texts["PasswordLength", ShortestPassword, LongestPassword];
        if (password.Distinct().Count() < 4 || (name?.Trim() is { Length: > 3 } own && password.Contains(own, StringComparison.OrdinalIgnoreCase)))
            return texts["PasswordWeak"];
        return null;
    }

    private string TooOften(TimeSpan wait) => wait > TimeSpan.FromMinutes(1)
        ? texts["LockedMinutes", (int)Math.Ceiling(wait.TotalMinutes)] : texts["TooFast", (int)Math.Ceiling(wait.TotalSeconds)];
}
