using ClipPaste.Web.Gallery.Pages;
using ClipPaste.Web.Shares;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClipPaste.Web.Gallery;

/// <summary>The page of a published collage and its pictures; what is not published any more is as if it had never been.</summary>
internal sealed class PublishedEndpoints(PublicationStore store, PublicationPictures pictures, ViewerAnswers answers)
{
    /// <summary>The page.</summary>
    public IResult Page(string id, HttpContext context)
    {
        if (store.Find(id) is not { } publication)
            return ShareDoor.Gone();
        context.Features.Set(publication);
        return new RazorComponentResult<PublishedPage>();
    }

    /// <summary>Its picture, or the small one of it.</summary>
    public async Task<IResult> PictureAsync(string id, bool small, HttpContext context) => store.Find(id) is { } publication
        ? await answers.DrawnAsync(pictures.FindOrDrawAsync(publication, small), null, context)
        : ShareDoor.Gone();
}
