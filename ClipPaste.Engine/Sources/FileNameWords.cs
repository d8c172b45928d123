using System.Text.RegularExpressions;

namespace ClipPaste.Engine.Sources;

/// <summary>The words that a file's name says of its content: <c>IMG_2041-redPanda.jpg</c> says "red panda".</summary>
public static partial class FileNameWords
{
    /// <summary>Lower-case words with single spaces; empty where the name says nothing.</summary>
    /// <param name="name">A file name, with or without its ending.</param>
    public static string Of(string name)
    {
        var parted = CaseChange().Replace(name, " ");
        var words = NoLetter().Split(parted).Where(word => word.Length > 1 && !Meaningless().IsMatch(word));
        return string.Join(' ', words.Select(word => word.ToLowerInvariant()));
    }

    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaseChange();

    [GeneratedRegex(@"[^\p{L}\p{M}]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoLetter();

    // What cameras, telephones and editors put into names.
    [GeneratedRegex("^(img|dsc|dscn|dscf|pict|pxl|mvimg|vid|photo|image|picture|screenshot|copy|edit|edited|final|jpe?g|png)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Meaningless();
}
