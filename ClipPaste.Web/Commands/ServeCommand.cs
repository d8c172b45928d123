using System.CommandLine;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Access;

namespace ClipPaste.Web.Commands;

/// <summary><c>serve</c>: starts the studio.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls =
        new("--urls") { Description = "Address to listen on.", DefaultValueFactory = _ => "http://localhost:5080" };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the studio's database and pictures.",
        DefaultValueFactory = _ => Path.Combine(UserFolders.Data, "studio"),
    };

    private static readonly Option<bool> MultiUser = new("--multiuser") { Description = "Ask people to sign in; each sees only what is theirs." };

    private static readonly Option<string[]> PublicHosts = new("--public-host")
    {
        Description = "Name under which a reverse proxy on this computer makes the studio known; may be given several times.",
    };

    public static Command Create()
    {
        var command = new Command("serve", "Starts the studio.") { Urls, Data, MultiUser, PublicHosts };
        command.SetAction((parsed, token) => CommandRun.Guarded(json: false, _ =>
        {
            var access = new SiteAccess(parsed.GetValue(MultiUser)) { PublicHosts = [.. parsed.GetValue(PublicHosts) ?? []] };
            return Run(parsed.GetRequiredValue(Urls), parsed.GetRequiredValue(Data), access, token);
        }));
        return command;
    }

    private static async Task<int> Run(string urls, string data, SiteAccess access, CancellationToken token)
    {
        if (!urls.Split(';').All(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw new UsageException($"--urls takes addresses such as http://localhost:5080, not '{urls}'.");
        if (access.PublicHosts.FirstOrDefault(host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is { } strange)
            throw new UsageException($"--public-host takes a name such as studio.example.org, not '{strange}'.");
        await using var site = Site.Build(urls, data, access: access);
        await site.StartAsync(token);
        Console.WriteLine($"ClipPaste is at {string.Join(" and ", site.Urls)} (Ctrl-C stops it)");
        if (!access.MultiUser && (HostLimits.ReachBeyond(urls) || !access.PublicHosts.IsEmpty))
            Console.WriteLine("Warning: everybody who can reach this address can see, change and delete everything here. Start with --multiuser to have people sign in.");
        await site.WaitForShutdownAsync(token);
        return 0;
    }
}
