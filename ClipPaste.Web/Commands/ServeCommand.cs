using System.CommandLine;

namespace ClipPaste.Web.Commands;

/// <summary><c>serve</c>: starts the site.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls =
        new("--urls") { Description = "Address to listen on.", DefaultValueFactory = _ => "http://localhost:5080" };

    public static Command Create()
    {
        var command = new Command("serve", "Starts the site.") { Urls };
        command.SetAction((parsed, token) => CommandRun.Guarded(json: false, _ => Run(parsed.GetRequiredValue(Urls), token)));
        return command;
    }

    private static async Task<int> Run(string urls, CancellationToken token)
    {
        if (!urls.Split(';').All(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw new UsageException($"--urls takes addresses such as http://localhost:5080, not '{urls}'.");
        await using var site = Site.Build(urls);
        await site.StartAsync(token);
        Console.WriteLine($"ClipPaste is at {urls} (Ctrl-C stops it)");
        await site.WaitForShutdownAsync(token);
        return 0;
    }
}
