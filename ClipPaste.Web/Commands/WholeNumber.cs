using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace ClipPaste.Web.Commands;

/// <summary>Options that take a whole number between two bounds, and say so when they are given something else.</summary>
internal static class WholeNumber
{
    /// <summary>Makes an option.</summary>
    /// <param name="name">Its name with the dashes.</param>
    /// <param name="description">What it is for, without a full stop; the bounds are added.</param>
    /// <param name="least">Least value.</param>
    /// <param name="most">Largest value.</param>
    /// <param name="usual">The value where it is not given.</param>
    public static Option<T> Option<T>(string name, string description, T least, T most, T usual)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = $"{description}, {least} to {most}.",
            DefaultValueFactory = _ => usual,
            CustomParser = result => Read(result, name, least, most),
        };

    /// <summary>Makes an option that need not have a value.</summary>
    public static Option<T?> Optional<T>(string name, string description, T least, T most)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = $"{description}, {least} to {most}.",
            CustomParser = result => Read(result, name, least, most),
        };

    private static T Read<T>(ArgumentResult result, string name, T least, T most)
        where T : struct, IBinaryInteger<T>
    {
        var text = result.Tokens[0].Value;
        var isWhole = T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (isWhole && number >= least && number <= most)
            return number;
        result.AddError($"{name} takes a whole number from {least} to {most}, not '{text}'.");
        return least;
    }
}
