using Microsoft.AspNetCore.Authorization;

namespace ClipPaste.Web.Access;

/// <summary>Lets requests through by their caller's role. Whatever is not marked otherwise needs a guest or better.</summary>
internal static class CallerPolicies
{
    /// <summary>Adds a policy for each role.</summary>
    public static IServiceCollection AddCallerPolicies(this IServiceCollection services) => services.AddAuthorization(options =>
    {
        foreach (var role in Enum.GetValues<CallerRole>())
            options.AddPolicy(role.ToString(), Policy(role));
        options.FallbackPolicy = Policy(CallerRole.Guest);
    });

    /// <summary>Who may ask here: those with <paramref name="role"/> or better.</summary>
    public static T RequireCaller<T>(this T routes, CallerRole role)
        where T : IEndpointConventionBuilder => routes.RequireAuthorization(new RequireCallerAttribute(role));

    private static AuthorizationPolicy Policy(CallerRole role) =>
        new AuthorizationPolicyBuilder().RequireAssertion(asked => Caller.Of(asked.User).Role >= role).Build();
}
