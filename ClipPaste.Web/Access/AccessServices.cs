using Microsoft.AspNetCore.Authentication;

namespace ClipPaste.Web.Access;

/// <summary>The services that tell who asks and what they may do.</summary>
internal static class AccessServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(LocalAuthentication.Name).AddScheme<AuthenticationSchemeOptions, LocalAuthentication>(LocalAuthentication.Name, _ => { });
        return services.AddCallerPolicies().AddRatePolicies().AddSingleton<AuditLog>().AddCascadingAuthenticationState();
    }

    /// <summary>Who asks.</summary>
    public static Caller Caller(this HttpContext context) => Access.Caller.Of(context.User);
}
