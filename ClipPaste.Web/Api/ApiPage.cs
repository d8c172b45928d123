using System.Collections.Immutable;
using ClipPaste.Web.Gallery;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>A page of a list.</summary>
/// <param name="Items">The newest first.</param>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
internal sealed record ApiPage<T>(ImmutableArray<T> Items, string? Next);

/// <summary>Reads which page somebody wants.</summary>
internal static class ApiPages
{
    /// <summary>Items of a page where nothing else is said.</summary>
    public const int Usual = 20;

    /// <summary>Most items of a page.</summary>
    public const int Most = 100;

    /// <summary>After what the next page begins; null where this one is the last.</summary>
    /// <param name="found">The items of this page.</param>
    /// <param name="limit">How many were wanted.</param>
    /// <param name="key">The place of an item.</param>
    public static string? Next<T>(ImmutableArray<T> found, int limit, Func<T, GalleryKey> key) => found.Length < limit ? null : key(found[^1]).ToString();

    /// <summary>A sentence about what is wrong with a wish for a page; null where nothing is.</summary>
    /// <param name="after">The next of the page before; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="texts">The sentences.</param>
    /// <param name="key">After what the page begins.</param>
    public static string? Complaint(string? after, int limit, IStringLocalizer<ApiTexts> texts, out GalleryKey key)
    {
        var read = after is null ? GalleryKey.First : GalleryKey.Read(after);
        key = read ?? GalleryKey.First;
        return limit is < 1 or > Most ? texts["Limit", Most].Value : read is null ? texts["After"].Value : null;
    }
}
