using System.Text;

namespace ClipPaste.Web.Gallery;

/// <summary>Turns what somebody types into a query of the full-text index: each word is the beginning of one that must be there.</summary>
internal static class GallerySearch
{
    private const int MostWords = 12;

    // Stands for no word: nothing is found.
    private const string Nothing = "\"\"";

    /// <summary>The query; null where nothing was typed. Only letters and digits get into it, each word in quotes: nothing that is typed is syntax.</summary>
    public static string? Query(string search)
    {
        if (string.IsNullOrWhiteSpace(search))
            return null;
        var words = Words(search.Length > GalleryFilter.LongestSearch ? search[..GalleryFilter.LongestSearch] : search).Take(MostWords).ToArray();
        return words.Length == 0 ? Nothing : string.Join(' ', words.Select(word => $"\"{word}\"*"));
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsOfWord(rune))
            {
                word.Append(rune);
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0)
            yield return word.ToString();
    }

    // Marks belong to the letter before them. What replaces half a pair is neither.
    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
