using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.Net.Http.Headers;

namespace ClipPaste.Web.Shares;

/// <summary>Sends pictures to those who only look. Safe to use from any thread.</summary>
/// <param name="objects">Where they are.</param>
internal sealed class ViewerAnswers(ObjectStore objects)
{
    /// <summary>Sends a picture that may have to be drawn first.</summary>
    /// <param name="drawing">Comes to the hash of the stored picture.</param>
    /// <param name="name">Name under which it is kept; null to show it.</param>
    /// <param name="context">The request.</param>
    public async Task<IResult> DrawnAsync(Task<string> drawing, string? name, HttpContext context)
    {
        try
        {
            return Stored(await drawing, name, context);
        }
        catch (LaneFullException)
        {
            context.Response.Headers.RetryAfter = "2";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception error) when (WorkFaults.IsDiskFull(error))
        {
            return Results.StatusCode(StatusCodes.Status507InsufficientStorage);
        }
        catch (Exception error) when (IsGone(error))
        {
            return ShareDoor.Gone();
        }
    }

    /// <summary>Whether a picture cannot be drawn any more: a cut-out of it is gone or damaged.</summary>
    public static bool IsGone(Exception error) => error is FileNotFoundException or DirectoryNotFoundException or ImageFormatException;

    /// <summary>Sends a stored picture.</summary>
    /// <param name="hash">By which it is found.</param>
    /// <param name="name">Name under which it is kept; null to show it.</param>
    /// <param name="context">The request.</param>
    public IResult Stored(string hash, string? name, HttpContext context)
    {
        if (objects.Find(hash) is not { } path || PictureEndpoints.TypeOf(path) is not { } type)
            return ShareDoor.Gone();
        KeepToOneself(name, context);
        return Results.File(path, type, name, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }

    /// <summary>Sends an export to keep.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="export">What it is.</param>
    /// <param name="name">Name under which it is kept.</param>
    /// <param name="context">The request.</param>
    public static IResult Kept(string path, FinishedExport export, string name, HttpContext context)
    {
        KeepToOneself(name, context);
        return Results.File(path, export.Type, name, export.Made, enableRangeProcessing: true);
    }

    private static void KeepToOneself(string? name, HttpContext context)
    {
        var headers = context.Response.Headers;
        // Asked for anew each time, so that nothing is shown from a browser's memory once it is not to be seen any more.
        headers.CacheControl = "private, no-cache";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (name is null)
            headers.ContentDisposition = "inline";
    }
}
