using ClipPaste.Web.Access;
using ClipPaste.Web.Shares.Pages;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Shares;

/// <summary>Gives viewers a copy of a shared collage for their own, where its link allows that.</summary>
internal sealed partial class Remix(
    ShareDoor door, ShareGuesses guesses, ShareTries tries, SharedCollages collages, ProjectSessions sessions, IStringLocalizer<ShareTexts> texts, ILogger<Remix> log)
{
    private const int LongestLink = 2000;

    /// <summary>The page that asks whether they want one.</summary>
    public Task<IResult> AskAsync(string token, HttpContext context) => door.EnterAsync(token, context, collage => Task.FromResult(collage.Allows(ShareRights.Remix)
        ? ShareDoor.Page<RemixPage>(context, new ShareScreen(ShareDoor.AddressOf(token), collage))
        : ShareDoor.Gone()));

    /// <summary>Makes the copy and leads to it.</summary>
    public Task<IResult> MakeAsync(string token, HttpContext context) => door.EnterAsync(token, context, collage => Task.FromResult(collage.Allows(ShareRights.Remix)
        ? Made(token, collage, context)
        : ShareDoor.Gone()));

    /// <summary>Makes the copy for a program, which has no page to type a password on.</summary>
    /// <param name="link">As it was copied, or its token.</param>
    /// <param name="password">Of the link; null where it has none.</param>
    /// <param name="context">Tells whose the copy is, and from where they ask.</param>
    /// <returns>The copy, or how long to wait before trying again; neither where the link leads nowhere, or not to a copy.</returns>
    /// <exception cref="QuotaException">They have as many collages as they may.</exception>
    public async Task<(ProjectSession? Copy, TimeSpan Wait)> TakeAsync(string link, string? password, HttpContext context)
    {
        if (guesses.Wait(context) is var wait && wait > TimeSpan.Zero)
            return (null, wait);
        if (link.Length > LongestLink || door.Find(ShareDoor.TokenOf(link), context) is not { } found || !found.Allows(ShareRights.Remix))
            return (null, TimeSpan.Zero);
        if (found.Password is { } hash && await tries.TryAsync(found, hash, password, context) is { IsRight: false } tried)
            return (null, tried.Wait);
        return (collages.Of(found) is { } collage ? CopyOf(collage, context.Caller()) : null, TimeSpan.Zero);
    }

    private ProjectSession CopyOf(SharedCollage collage, Caller caller)
    {
        var title = collage.Title ?? collage.State.Prompt;
        // What is shown, and nothing of the history behind it.
        return sessions.Create(collage.State with { Title = texts["RemixTitle", title], RemixOf = title }, caller.Id);
    }

    private IResult Made(string token, SharedCollage collage, HttpContext context)
    {
        try
        {
            return Results.LocalRedirect($"/studio/{CopyOf(collage, context.Caller()).Id}/compose");
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
