using System.CommandLine;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Access;
using ClipPaste.Web.Metrics;
using ClipPaste.Web.Queue;

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

    private static readonly Option<int> Lease = WholeNumber.Option(
        "--lease-seconds", "Seconds that a studio on the same data folder may be silent before others take its work over", 1, 3600,
        (int)new QueueOptions().Lease.TotalSeconds);

    private static readonly Option<string> Log = new Option<string>("--log")
    {
        Description = "How the log is written: warnings for people, or every request and more for programs, one JSON object a line.",
        DefaultValueFactory = _ => TextLog,
    }.AcceptOnlyFromAmong(TextLog, JsonLog);

    private const string TextLog = "text";
    private const string JsonLog = "json";

    public static Command Create()
    {
        var command = new Command("serve", "Starts the studio.") { Urls, Data, MultiUser, PublicHosts, Lease, Log };
        command.SetAction((parsed, token) => CommandRun.Guarded(json: false, _ =>
        {
            var access = new SiteAccess(parsed.GetValue(MultiUser)) { PublicHosts = [.. parsed.GetValue(PublicHosts) ?? []] };
            return Run(parsed.GetRequiredValue(Urls), parsed.GetRequiredValue(Data), access, parsed.GetRequiredValue(Lease),
                parsed.GetRequiredValue(Log) == JsonLog, token);
        }));
        return command;
    }

    private static async Task<int> Run(string urls, string data, SiteAccess access, int lease, bool jsonLog, CancellationToken token)
    {
        if (!urls.Split(';').All(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw new UsageException($"--urls takes addresses such as http://localhost:5080, not '{urls}'.");
        if (access.PublicHosts.FirstOrDefault(host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is { } strange)
            throw new UsageException($"--public-host takes a name such as studio.example.org, not '{strange}'.");
        await using var site = Site.Build(
            urls, data, services => services.AddSingleton(new QueueOptions { Lease = TimeSpan.FromSeconds(lease) }), access,
            jsonLog ? LogForPrograms : null);
        await site.StartAsync(token);
        Console.WriteLine($"ClipPaste is at {string.Join(" and ", site.Urls)} (Ctrl-C stops it)");
        if (!access.MultiUser && (HostLimits.ReachBeyond(urls) || !access.PublicHosts.IsEmpty))
            Console.WriteLine("Warning: everybody who can reach this address can see, change and delete everything here. Start with --multiuser to have people sign in.");
        await site.WaitForShutdownAsync(token);
        return 0;
    }

    private static void LogForPrograms(ILoggingBuilder logs)
    {
        logs.ClearProviders().AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "O"));
        logs.AddFilter(typeof(RequestLog).FullName, LogLevel.Information);
    }
}
