using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.HostFiltering;

namespace ClipPaste.Web;

/// <summary>
/// Answers only requests for the names under which the site is known. Else a page elsewhere could give its own name the address of this computer
/// and then read the studio as if it were its own.
/// </summary>
internal static class HostLimits
{
    private static readonly string[] OwnComputer = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Sets the names: this computer's own and those in <paramref name="urls"/>.</summary>
    /// <param name="services">The site's services.</param>
    /// <param name="urls">Addresses the site listens on, with semicolons between them.</param>
    /// <param name="publicHosts">Further names, under which a proxy makes the site known.</param>
    public static IServiceCollection AddHostLimits(this IServiceCollection services, string urls, IEnumerable<string> publicHosts) => services.Configure<HostFilteringOptions>(options =>
    {
        options.AllowedHosts = [.. Names(urls).Concat(publicHosts).Distinct(StringComparer.OrdinalIgnoreCase)];
        options.AllowEmptyHosts = false;
    });

    /// <summary>The names that <see cref="AddHostLimits"/> lets in.</summary>
    internal static IEnumerable<string> Names(string urls)
    {
        var listened = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(url => BindingAddress.Parse(url).Host);
        return OwnComputer.Concat(listened.SelectMany(host => IsEverywhere(host) ? ThisComputer() : [host]));
    }

    /// <summary>Whether other computers can reach the site.</summary>
    /// <param name="urls">Addresses the site listens on, with semicolons between them.</param>
    internal static bool ReachBeyond(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(url => BindingAddress.Parse(url).Host.Trim('[', ']'))
        .Any(host => !host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && !(IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));

    private static bool IsEverywhere(string host) =>
        host is "*" or "+" || (IPAddress.TryParse(host, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));

    // Whoever listens on every address is reached by the computer's name or by one of its addresses.
    private static IEnumerable<string> ThisComputer()
    {
        var addresses = NetworkInterface.GetAllNetworkInterfaces().SelectMany(network => network.GetIPProperties().UnicastAddresses);
        return addresses.Select(one => one.Address)
            .Select(address => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address.ToString().Split('%')[0]}]" : address.ToString())
            .Concat([Environment.MachineName, $"{Environment.MachineName}.local"]);
    }
}
