using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Sources;

/// <summary>Orders photos by how many words of a key phrase are among the words known of them, endings aside.</summary>
internal static class WordMatch
{
    private static readonly char[] Separators = [' ', ',', '-', '.', ';', '(', ')'];

    /// <summary>All photos, those with the most words of the phrase first; else in the order given.</summary>
    public static IEnumerable<SourcePhoto> BestFirst(IEnumerable<SourcePhoto> photos, KeyPhrase phrase)
    {
        var wanted = Stems(phrase.Text).ToHashSet(StringComparer.Ordinal);
        return photos.OrderByDescending(photo => photo.Words.SelectMany(Stems).Distinct(StringComparer.Ordinal).Count(wanted.Contains));
    }

    private static IEnumerable<string> Stems(string text) =>
        text.ToLowerInvariant()
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !StopWords.Contains(word))
            .Select(PorterStemmer.Stem);
}
