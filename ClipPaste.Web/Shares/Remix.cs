using ClipPaste.Web.Access;
using ClipPaste.Web.Shares.Pages;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Shares;

/// <summary>Gives viewers a copy of a shared collage for their own, where its link allows that.</summary>
internal sealed partial class Remix(ShareDoor door, ProjectSessions sessions, IStringLocalizer<ShareTexts> texts, ILogger<Remix> log)
{
    /// <summary>The page that asks whether they want one.</summary>
    public Task<IResult> AskAsync(string token, HttpContext context) => door.EnterAsync(token, context, collage => Task.FromResult(collage.Allows(ShareRights.Remix)
        ? ShareDoor.Page<RemixPage>(context, new ShareScreen(ShareDoor.AddressOf(token), collage))
        : ShareDoor.Gone()));

    /// <summary>Makes the copy and leads to it.</summary>
    public Task<IResult> MakeAsync(string token, HttpContext context) => door.EnterAsync(token, context, collage => Task.FromResult(collage.Allows(ShareRights.Remix)
        ? Made(token, collage, context)
        : ShareDoor.Gone()));

    private IResult Made(string token, SharedCollage collage, HttpContext context)
    {
        var title = collage.Title ?? collage.State.Prompt;
        try
        {
            // What is shown, and nothing of the history behind it.
            var copy = sessions.Create(collage.State with { Title = texts["RemixTitle", title], RemixOf = title }, context.Caller().Id);
            return Results.LocalRedirect($"/studio/{copy.Id}/compose");
        }
        catch (QuotaException)
        {
            return Refused(token, collage, "RemixQuota", StatusCodes.Status403Forbidden, context);
        }
        catch (Exception fault) when (fault is SqliteException or IOException)
        {
            NotMade(fault);
            return Refused(token, collage, "RemixFailed", StatusCodes.Status507InsufficientStorage, context);
        }
    }

    private IResult Refused(string token, SharedCollage collage, string why, int status, HttpContext context) =>
        ShareDoor.Page<RemixPage>(context, new ShareScreen(ShareDoor.AddressOf(token), collage, texts[why]), status);

    [LoggerMessage(LogLevel.Error, "A shared collage could not be copied.")]
    private partial void NotMade(Exception fault);
}
