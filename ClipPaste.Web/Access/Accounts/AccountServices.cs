using ClipPaste.Web.Streaming;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;

namespace ClipPaste.Web.Access;

/// <summary>The services of a studio for several people.</summary>
internal static class AccountServices
{
    // What OWASP asks for with SHA-512.
    private const int PasswordIterations = 210_000;

    private static readonly TimeSpan SignInLife = TimeSpan.FromDays(14);

    /// <summary>Adds sign-in by password and passkey over the studio's database.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(options =>
            {
                options.Cookie.Name = "account";
                options.ExpireTimeSpan = SignInLife;
                options.LoginPath = "/sign-in";
                options.ReturnUrlParameter = "next";
                options.Events.OnRedirectToLogin = AskToSignIn;
                options.Events.OnRedirectToAccessDenied = HideWhatIsThere;
                options.Events.OnValidatePrincipal = Check;
            }));
        services.PostConfigureAll<CookieAuthenticationOptions>(options =>
        {
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.CookieManager = new SecureNameCookies();
        });
        services
            .AddScoped<IUserStore<Account>>(provider => provider.GetRequiredService<AccountStore>())
            .AddScoped<IUserValidator<Account>, AccountNames>()
            .AddScoped<ILookupNormalizer, AccountNames>()
            .AddScoped<IUserClaimsPrincipalFactory<Account>, AccountClaims>()
            .AddScoped<AuthenticationStateProvider, CircuitCheck>()
            .AddScoped<AccountDesk>()
            .AddScoped<AccountPasskeys>()
            .AddSingleton<AccountCheck>()
            .AddSingleton<SignInGuard>()
            .AddSingleton<HubCheck>()
            .AddHostedService<GuestSweep>();
        services.Configure<HubOptions<StudioHub>>(options => options.AddFilter<HubCheck>());
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        services.AddIdentityCore<Account>(options =>
        {
            var password = options.Password;
            (password.RequiredLength, password.RequiredUniqueChars) = (AccountDesk.ShortestPassword, 4);
            password.RequireDigit = password.RequireLowercase = password.RequireUppercase = password.RequireNonAlphanumeric = false;
        }).AddSignInManager();
        return services;
    }

    // People are led to where they can sign in; programs are told. What is not there is not there for anybody.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var isPage = HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
        if (context.HttpContext.GetEndpoint() is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (isPage)
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static Task HideWhatIsThere(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task Check(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<AccountCheck>().Renew(context.Principal!) is { } present)
        {
            context.ReplacePrincipal(present);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
