using ClipPaste.Web.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;

namespace ClipPaste.Web.Access;

/// <summary>The services that tell who asks and what they may do.</summary>
internal static class AccessServices
{
    // It warns that the keys are not encrypted; the folder's permissions protect them.
    private const string KeysInClear = "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager";

    /// <summary>Adds them.</summary>
    /// <param name="services">The site's services.</param>
    /// <param name="access">For whom the site is there.</param>
    /// <param name="folder">The data folder: keys of cookies are kept below it, so that sign-ins and open pages outlive a restart.</param>
    public static IServiceCollection AddAccess(this IServiceCollection services, SiteAccess access, string folder)
    {
        services.AddSingleton(access);
        services.AddDataProtection().SetApplicationName("ClipPaste").PersistKeysToFileSystem(KeyFolder(folder));
        services.AddLogging(logging => logging.AddFilter(KeysInClear, LogLevel.Error));
        if (access.MultiUser)
            services.AddAccounts();
        else
            services.AddAuthentication(LocalAuthentication.Name).AddScheme<AuthenticationSchemeOptions, LocalAuthentication>(LocalAuthentication.Name, _ => { });
        services.AddSingleton<CircuitPlaces>().AddScoped<CircuitPlace>().AddScoped<CircuitHandler>(circuit => circuit.GetRequiredService<CircuitPlace>());
        return services.AddCallerPolicies().AddRatePolicies().AddCascadingAuthenticationState();
    }

    /// <summary>Adds what tells whose things are and how many there may be.</summary>
    public static IServiceCollection AddOwners(this IServiceCollection services) => services
        .AddSingleton(new Quotas())
        .AddSingleton<AccountQuotas>()
        .AddSingleton<ActionRates>()
        .AddSingleton<AuditLog>()
        .AddSingleton<AccountStore>()
        .AddSingleton<AccountClosings>()
        .AddSingleton<AccountRemoval>()
        .AddSingleton<AccountOffice>()
        .AddSingleton<AccountNaming>()
        .AddSingleton<Takedown>()
        .AddSingleton<StudioFigures>()
        .AddSingleton<ObjectOwners>();

    // For nobody but the user whose program this is.
    private static DirectoryInfo KeyFolder(string folder)
    {
        var keys = Path.Combine(folder, "keys");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(keys) : Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Who asks.</summary>
    public static Caller Caller(this HttpContext context) => Access.Caller.Of(context.User);
}
