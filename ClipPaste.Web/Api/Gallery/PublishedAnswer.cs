using System.Collections.Immutable;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Shares;

namespace ClipPaste.Web.Api;

/// <summary>A collage in everybody's gallery.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name; may be empty.</param>
/// <param name="At">When it was published.</param>
/// <param name="Picture">Address of its small picture.</param>
internal sealed record PublishedItem(string Id, string Title, DateTimeOffset At, string Picture)
{
    /// <summary>A collage of the gallery.</summary>
    public static PublishedItem Of(GalleryItem item) =>
        new(item.Id, item.Title, DateTimeOffset.FromUnixTimeMilliseconds(item.At), PublishedApiEndpoints.PictureOf(item.Id) + "?size=thumb");
}

/// <summary>What everybody sees of a collage: as it was when it was published.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name; may be empty.</param>
/// <param name="Prompt">Its sentence; empty where it is not told.</param>
/// <param name="At">When it was published.</param>
/// <param name="Aspect">Canvas width divided by height.</param>
/// <param name="Pieces">How many pieces it has.</param>
/// <param name="Own">Whether it is yours.</param>
/// <param name="Page">Path of its page, below the studio's address.</param>
/// <param name="Picture">Address of its picture.</param>
/// <param name="Credits">Whose photos it shows; they must be named wherever it is.</param>
internal sealed record PublishedAnswer(
    string Id, string Title, string Prompt, DateTimeOffset At, double Aspect, int Pieces, bool Own, string Page, string Picture, ImmutableArray<Credit> Credits)
{
    /// <summary>What is published.</summary>
    public static PublishedAnswer Of(Publication shown, bool own, SharePhotos photos) => new(
        shown.Project, shown.Title, shown.Prompt, shown.At, shown.State.Aspect, shown.State.Pieces.Length, own, PublishedAddress.Of(shown.Project),
        PublishedApiEndpoints.PictureOf(shown.Project), [.. photos.Of(shown.State).Select(photo => photo.Credit)]);
}
