using ClipPaste.Web.Shares.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClipPaste.Web.Shares;

/// <summary>
/// Lets those in who have a link and, where it has one, its password. Whoever has not gets one and the same page, whatever the reason.
/// </summary>
internal sealed class ShareDoor(ShareStore store, SharedCollages collages, SharePass pass, ShareGuesses guesses)
{
    private const string Path = "/s/";

    /// <summary>The path of a link.</summary>
    public static string AddressOf(string token) => Path + token;

    /// <summary>The token of a link that somebody has copied: a whole address, or its path, or the token itself.</summary>
    public static string TokenOf(string link)
    {
        var from = link.LastIndexOf(Path, StringComparison.Ordinal);
        var token = from < 0 ? link.AsSpan() : link.AsSpan(from + Path.Length);
        var end = token.IndexOfAny("/?#");
        return (end < 0 ? token : token[..end]).Trim().ToString();
    }

    /// <summary>The link that a token opens, with its password where it has one; null, and counted as a guess, where it opens nothing.</summary>
    public ShareLink? Find(string token, HttpContext context)
    {
        var link = store.Find(token);
        if (link is null)
            guesses.Count(context);
        return link;
    }

    /// <summary>What the link shows; null where the token opens nothing, or nothing yet.</summary>
    public SharedCollage? Open(string token, HttpContext context) => Find(token, context) is { } link && pass.Opens(context, link) ? collages.Of(link) : null;

    /// <summary>Answers with what <paramref name="show"/> makes of the collage, or with the page for links that lead nowhere.</summary>
    public async Task<IResult> EnterAsync(string token, HttpContext context, Func<SharedCollage, Task<IResult>> show) =>
        Open(token, context) is { } collage ? await show(collage) : Gone();

    /// <summary>The page for links that lead nowhere: never there, ended, revoked, or not for whoever asks.</summary>
    public static IResult Gone() => new RazorComponentResult<ShareGone> { StatusCode = StatusCodes.Status404NotFound };

    /// <summary>Sends a browser to a link's page. The framework's own answer for that writes the address, and so the token, into the log.</summary>
    public static IResult SendTo(string address, HttpContext context)
    {
        context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A page that shows something.</summary>
    public static IResult Page<TPage>(HttpContext context, ShareScreen screen, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        context.Features.Set(screen);
        return new RazorComponentResult<TPage> { StatusCode = status };
    }
}
