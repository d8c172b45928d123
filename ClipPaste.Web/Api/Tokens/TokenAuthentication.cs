using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ClipPaste.Web.Api;

/// <summary>Tells by the token in the header <c>Authorization: Bearer</c> (RFC 6750) who asks. Cookies count for nothing here, so no page can act for its visitor.</summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TokenDesk desk)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string Name = "token";

    /// <summary>Type of a claim of those whose token changes nothing.</summary>
    public const string OnlyReads = "only-reads";

    /// <summary>Value of <see cref="OnlyReads"/>.</summary>
    public const string Yes = "1";

    private const string Bearer = "Bearer ";

    /// <summary>The secret that a request comes with; null where it has none.</summary>
    public static string? SecretOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SecretOf(Request) is not { } secret)
            return Task.FromResult(AuthenticateResult.NoResult());
        if (desk.Find(secret) is not var (caller, token))
            return Task.FromResult(AuthenticateResult.Fail("There is no such token."));
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, caller.Id), new(ClaimTypes.Role, caller.Role.ToString())];
        if (token.OnlyReads)
            claims.Add(new Claim(OnlyReads, Yes));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Name)), Name)));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    /// <summary>What a caller may not see is not there for them.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
