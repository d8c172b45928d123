using System.CommandLine;
using System.Text.Json;

namespace ClipPaste.Web.Commands;

/// <summary><c>soak</c>: lets studios work for a while, kills them again and again, and counts what became of the jobs they had accepted.</summary>
internal static class SoakCommand
{
    private const int SecondsPerMinute = 60;
    private const int MinutesPerHour = 60;
    private const int MostMinutes = 7 * 24 * 60;

    private static readonly Option<int?> Hours = WholeNumber.Optional("--hours", "For how long, in hours", 1, MostMinutes / MinutesPerHour);
    private static readonly Option<int?> Minutes = WholeNumber.Optional("--minutes", "For how long, in minutes", 1, MostMinutes);
    private static readonly Option<int?> Seconds = WholeNumber.Optional("--seconds", "For how long, in seconds", 10, MostMinutes * SecondsPerMinute);
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object on standard output." };

    // The process that hands jobs in is killed too, and so is one of its own.
    private static readonly Option<string?> Accept = new(AcceptOption) { Hidden = true };

    /// <summary>The hidden option under which the command hands jobs in to the studios of a folder.</summary>
    internal const string AcceptOption = "--accept";

    public static Command Create()
    {
        var command = new Command("soak", "Kills studios at random moments and counts what is lost or done twice; 2 hours unless told otherwise.")
        {
            Hours, Minutes, Seconds, Json, Accept, ImageSoakCommand.Create(),
        };
        command.SetAction((parsed, token) => CommandRun.Guarded(parsed.GetValue(Json), _ => Run(parsed, token)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken token)
    {
        if (parsed.GetValue(Accept) is { } folder)
            return await SoakAcceptor.RunAsync(folder, Console.Out, token);
        var asked = TimeSpan.FromHours(parsed.GetValue(Hours) ?? 0) + TimeSpan.FromMinutes(parsed.GetValue(Minutes) ?? 0)
            + TimeSpan.FromSeconds(parsed.GetValue(Seconds) ?? 0);
        var json = parsed.GetValue(Json);
        var result = await new SoakRun(TimeProvider.System, json ? TextWriter.Null : Console.Error)
            .RunAsync(asked > TimeSpan.Zero ? asked : TimeSpan.FromHours(2), token);
        if (json)
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, JsonSerializerOptions.Web));
        else
            result.Write(Console.Out);
        return result.IsFine ? 0 : 1;
    }
}
