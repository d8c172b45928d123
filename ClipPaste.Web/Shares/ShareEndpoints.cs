using System.Globalization;
using ClipPaste.Web.Shares.Pages;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Work;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Shares;

/// <summary>The page of a link and the files on it.</summary>
internal sealed class ShareEndpoints(
    ShareStore store, ShareDoor door, SharePass pass, ShareTries tries, SharePictures pictures, ShareLapses lapses, ShareFilms films, ViewerAnswers answers,
    IStringLocalizer<ShareTexts> texts)
{
    /// <summary>The page, or the question for its password.</summary>
    public IResult Page(string token, HttpContext context)
    {
        if (door.Find(token, context) is not { } link)
            return ShareDoor.Gone();
        if (!pass.Opens(context, link))
            return ShareDoor.Page<ShareLock>(context, new ShareScreen(ShareDoor.AddressOf(token)));
        if (door.Open(token, context) is not { } collage)
            return ShareDoor.Gone();
        if (HttpMethods.IsGet(context.Request.Method))
            store.CountView(link.Id);
        return ShareDoor.Page<SharePage>(context, new ShareScreen(ShareDoor.AddressOf(token), collage));
    }

    /// <summary>Takes a password.</summary>
    public async Task<IResult> UnlockAsync(string token, string? password, HttpContext context)
    {
        if (door.Find(token, context) is not { } link)
            return ShareDoor.Gone();
        var address = ShareDoor.AddressOf(token);
        if (link.Password is not { } hash)
            return ShareDoor.SendTo(address, context);
        var (isRight, wait) = await tries.TryAsync(link, hash, password, context);
        if (wait > TimeSpan.Zero)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return ShareDoor.Page<ShareLock>(context, new ShareScreen(address, Complaint: texts["TooManyTries", seconds]), StatusCodes.Status429TooManyRequests);
        }
        if (!isRight)
            return ShareDoor.Page<ShareLock>(context, new ShareScreen(address, Complaint: texts["WrongPassword"]), StatusCodes.Status403Forbidden);
        pass.Give(context, link, token);
        return ShareDoor.SendTo(address, context);
    }

    /// <summary>The picture on the page.</summary>
    public Task<IResult> PictureAsync(string token, HttpContext context) =>
        door.EnterAsync(token, context, collage => DrawnAsync(collage, SharePictures.OnPage, null, context));

    /// <summary>The picture to keep.</summary>
    public Task<IResult> DownloadAsync(string token, HttpContext context) => door.EnterAsync(token, context, collage => collage.Allows(ShareRights.Download)
        ? DrawnAsync(collage, SharePictures.ToKeep, ExportName.Of(collage.Title ?? texts["Untitled"], new ExportOptions(ExportFormat.Jpeg, SharePictures.ToKeep)), context)
        : Task.FromResult(ShareDoor.Gone()));

    /// <summary>The time-lapse to keep, where its owner has exported it.</summary>
    public Task<IResult> FilmAsync(string token, HttpContext context) => door.EnterAsync(token, context, collage => Task.FromResult(films.Of(collage) is var (film, path)
        ? ViewerAnswers.Kept(path, film, ExportName.Of(collage.Title ?? texts["Untitled"], Path.GetExtension(film.Name)), context)
        : ShareDoor.Gone()));

    /// <summary>A cut-out that the collage or its time-lapse shows.</summary>
    public Task<IResult> ObjectAsync(string token, string hash, HttpContext context) => door.EnterAsync(token, context, async collage =>
        await lapses.ShowsAsync(collage, hash, context.RequestAborted) ? answers.Stored(hash, null, context) : ShareDoor.Gone());

    /// <summary>The time-lapse, as the canvas's timeline reads it.</summary>
    public Task<IResult> TimelineAsync(string token, HttpContext context) => door.EnterAsync(token, context, async collage =>
        await lapses.FindAsync(token, collage, context.RequestAborted) is { } lapse ? new CompressedJson(lapse) : ShareDoor.Gone());

    private Task<IResult> DrawnAsync(SharedCollage collage, int side, string? name, HttpContext context) =>
        answers.DrawnAsync(pictures.FindOrDrawAsync(collage, side), name, context);
}
