using System.Collections.Immutable;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Photos;

namespace ClipPaste.Web.Api;

/// <summary>Sets of photos in pages: searched, and in the order of their titles; pure.</summary>
internal static class PhotoPages
{
    private const int MostWords = 12;
    private static readonly char[] Between = [' ', '-', '_', '.', ',', ';', ':', '/', '(', ')', '\t', '\n', '\r'];

    /// <summary>Whether a photo was sent to the studio.</summary>
    public static bool IsOwn(SourcePhoto photo) => photo.Credit.Licence == PhotoCatalogue.OwnLicence;

    /// <summary>A page of those photos of which every word of a search begins a word of the title, the author or what is known of the content.</summary>
    /// <param name="photos">In any order.</param>
    /// <param name="search">What was typed; the first twelve words count. Empty for all photos.</param>
    /// <param name="after">The last photo of the page before; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public static PhotoList Of(IEnumerable<SourcePhoto> photos, string search, SourcePhoto? after, int limit)
    {
        var words = WordsOf(search).Take(MostWords).ToArray();
        ImmutableArray<SourcePhoto> page =
        [
            .. photos.Where(photo => (after is null || Compare(photo, after) > 0) && Has(photo, words))
                .Order(Comparer<SourcePhoto>.Create(Compare)).Take(limit + 1),
        ];
        return new PhotoList([.. page.Take(limit).Select(PhotoAnswer.Of)], page.Length > limit ? page[limit - 1].Id : null);
    }

    private static int Compare(SourcePhoto one, SourcePhoto other) =>
        StringComparer.OrdinalIgnoreCase.Compare(one.Credit.Title, other.Credit.Title) is not 0 and var order ? order : string.CompareOrdinal(one.Id, other.Id);

    private static bool Has(SourcePhoto photo, string[] words)
    {
        if (words.Length == 0)
            return true;
        var known = photo.Words.Append(photo.Credit.Title).Append(photo.Credit.Author).SelectMany(WordsOf).ToArray();
        return words.All(word => known.Any(text => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static string[] WordsOf(string text) => text.Split(Between, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A page of photos.</summary>
/// <param name="Items">By title.</param>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
internal sealed record PhotoList(ImmutableArray<PhotoAnswer> Items, string? Next);
