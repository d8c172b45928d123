using System.CommandLine;
using System.CommandLine.Parsing;

namespace ClipPaste.Web.Commands;

/// <summary>Says in one sentence what is wrong with a command line and how to do it right.</summary>
internal static class UsageComplaint
{
    /// <summary>The sentence for a command line that was not understood.</summary>
    public static string Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var way = Way(parsed.CommandResult);
        if (command.Subcommands.Count > 0)
        {
            var verbs = string.Join(", ", command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name));
            return parsed.UnmatchedTokens is [var unknown, ..]
                ? $"There is no '{unknown}' in {way}; there are {verbs}."
                : $"Say what to do: {way} takes one of {verbs}.";
        }
        return parsed.UnmatchedTokens switch
        {
            [['-', ..] option, ..] => $"There is no option {option}; {way} --help lists those there are.",
            [var word, ..] =>
                $"'{word}' is one word too many: words that belong together stand in quotation marks, and {way} --help tells the rest.",
            _ => parsed.Errors[0].Message,
        };
    }

    private static string Way(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Way(parent)} {result.Command.Name}" : "./clippaste";
}
