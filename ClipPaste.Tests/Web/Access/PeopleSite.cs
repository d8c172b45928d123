using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Access;

/// <summary>Sites with accounts.</summary>
internal static class PeopleSite
{
    public static Task<StudioSite> StartAsync(Action<IServiceCollection>? adjust = null) => StudioSite.StartAsync(
        services =>
        {
            services.AddQuickPasswords();
            adjust?.Invoke(services);
        },
        new SiteAccess(MultiUser: true));

    /// <summary>Hashes that take no time.</summary>
    public static IServiceCollection AddQuickPasswords(this IServiceCollection services) => services
        .PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 100);
}
