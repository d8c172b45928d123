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

    /// <summary>How much of a phrase is said of a photo.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="phrase">An English noun with its adjectives.</param>
    /// <returns>The part of the phrase's words that are among the photo's, 0 to 1, and whether the last one, which names the thing, is.</returns>
    public static (double Share, bool NamesThing) Of(SourcePhoto photo, string phrase)
    {
        var wanted = Stems(phrase).ToArray();
        if (wanted.Length == 0)
            return (0, false);
        var known = photo.Words.SelectMany(Stems).ToHashSet(StringComparer.Ordinal);
        return (wanted.Count(known.Contains) / (double)wanted.Length, known.Contains(wanted[^1]));
    }

    private static IEnumerable<string> Stems(string text) =>
        text.ToLowerInvariant()
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !StopWords.Contains(word))
            .Select(PorterStemmer.Stem);
}
