using ClipPaste.Engine.Sources;

namespace ClipPaste.Web.Photos;

/// <summary>What a file's name tells people.</summary>
internal static class PhotoTitle
{
    private const int Longest = 120;

    /// <summary>The name without its ending and without signs that cannot be printed; never empty.</summary>
    public static string Of(string name)
    {
        var printable = string.Concat(Path.GetFileNameWithoutExtension(name).Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        var title = printable.Length > Longest ? printable[..Longest].TrimEnd() : printable;
        return title.Length > 0 ? title : "photo";
    }

    /// <summary>The words in it that may say what is in the photo.</summary>
    public static IReadOnlyList<string> Words(string title) => FileNameWords.Of(title) is { Length: > 0 } words ? [words] : [];
}
