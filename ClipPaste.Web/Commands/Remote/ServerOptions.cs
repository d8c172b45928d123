using System.CommandLine;
using ClipPaste.Web.Api;

namespace ClipPaste.Web.Commands;

/// <summary>The options that have the work done by a studio elsewhere.</summary>
internal static class ServerOptions
{
    private static readonly Option<string?> Server =
        new("--server") { Description = "Have a studio do the work: its address, such as https://studio.example. Needs --token-file." };
    private static readonly Option<string?> TokenFile =
        new("--token-file") { Description = "A file with a token of that studio, made on its page /tokens." };

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Server);
        command.Add(TokenFile);
    }

    /// <summary>The studio that does the work, to be disposed; null where it is done here.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="decided">Options that a studio decides itself.</param>
    /// <exception cref="UsageException">The address or the token cannot be used, or an option was given that the studio decides.</exception>
    public static StudioClient? Studio(ParseResult parsed, params ReadOnlySpan<Option> decided)
    {
        var server = parsed.GetValue(Server);
        var file = parsed.GetValue(TokenFile);
        if (server is null)
            return file is null ? null : throw new UsageException("--token-file needs --server ADDRESS.");
        foreach (var option in decided)
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new UsageException($"--server: the studio decides {option.Name} itself; leave it out.");
        }
        return new StudioClient(Address(server), Token(file));
    }

    private static Uri Address(string server)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.UserInfo.Length > 0)
            throw new UsageException($"--server takes the address of a studio, such as https://studio.example, not '{server}'.");
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
            throw new UsageException("--server: over http anybody on the way could read the token; use the studio's https address.");
        return address;
    }

    private static string Token(string? file)
    {
        if (file is null)
            throw new UsageException("--server needs --token-file FILE, with a token that you made on the studio's page /tokens.");
        if (!File.Exists(file))
            throw new UsageException($"--token-file: there is no file '{file}'.");
        // Whatever somebody names by mistake is not read whole.
        using var reader = new StreamReader(file);
        var token = reader.ReadLine()?.Trim() ?? "";
        return ApiToken.IsWellFormed(token) ? token : throw new UsageException($"--token-file: the first line of '{file}' is no token; a token begins with {ApiToken.Prefix}.");
    }
}
