using System.Collections.Immutable;
using ClipPaste.Web.Components.Pages;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Gallery;

/// <summary>Puts collages into words and addresses.</summary>
internal sealed class GalleryCards(IStringLocalizer<PagesTexts> texts, TimeProvider clock)
{
    /// <summary>Those of their owner, who goes on with them in the studio.</summary>
    public ImmutableArray<GalleryCard> Own(ImmutableArray<GalleryItem> items) =>
        [.. items.Select(item => Card(item, $"/studio/{item.Id}/{(item.Picture is null ? "prompt" : "compose")}", item.Published))];

    /// <summary>Those of everybody, which open on a page of their own.</summary>
    public ImmutableArray<GalleryCard> Published(ImmutableArray<GalleryItem> items) => [.. items.Select(item => Card(item, PublishedAddress.Of(item.Id), published: false))];

    private GalleryCard Card(GalleryItem item, string address, bool published) => new(
        item.Id, new GalleryKey(item.At, item.Id).ToString(), item.Title.Length > 0 ? item.Title : texts["Untitled"],
        AgeText.Of(clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(item.At), texts), address, item.Picture, item.Starred, published);
}
