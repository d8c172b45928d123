using System.Buffers.Text;

namespace ClipPaste.Web.Api;

/// <summary>What is kept of a token.</summary>
/// <param name="Id">Names it where its secret must not stand.</param>
/// <param name="Owner">The account for which it acts.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="OnlyReads">Whether it changes nothing.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends by itself.</param>
/// <param name="Used">When it was used last, to the minute; null for never.</param>
internal sealed record ApiToken(string Id, string Owner, string Name, bool OnlyReads, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? Used)
{
    /// <summary>How every token begins, so that programs which look for secrets in files know it.</summary>
    public const string Prefix = "cp_";

    private const int SecretLength = 43;

    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Tokens of one account at a time.</summary>
    public const int Most = 20;

    /// <summary>For how many days a token can be made.</summary>
    public static IReadOnlyList<int> Lives { get; } = [7, 30, 90, 365];

    /// <summary>Whether a text has the form of a token; whether it holds, only the studio knows that made it.</summary>
    public static bool IsWellFormed(string text) => text.Length == Prefix.Length + SecretLength && text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length));

    /// <summary>A name as it is kept; null where nothing is left or it is too long.</summary>
    public static string? Named(string? text) => text?.Trim() is { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl) ? name : null;
}
