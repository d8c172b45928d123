using ClipPaste.Web.Store;
using Microsoft.AspNetCore.Authentication;

namespace ClipPaste.Web.Access;

/// <summary>The services that tell who asks and what they may do.</summary>
internal static class AccessServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(LocalAuthentication.Name).AddScheme<AuthenticationSchemeOptions, LocalAuthentication>(LocalAuthentication.Name, _ => { });
        return services.AddCallerPolicies().AddRatePolicies().AddCascadingAuthenticationState();
    }

    /// <summary>Adds what tells whose things are and how many there may be.</summary>
    public static IServiceCollection AddOwners(this IServiceCollection services) => services
        .AddSingleton(new Quotas())
        .AddSingleton<AccountQuotas>()
        .AddSingleton<ActionRates>()
        .AddSingleton<AuditLog>()
        .AddSingleton<ObjectOwners>();

    /// <summary>Who asks.</summary>
    public static Caller Caller(this HttpContext context) => Access.Caller.Of(context.User);
}
