using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.Net.Http.Headers;

namespace ClipPaste.Web.Photos;

/// <summary>Hands out pictures: photos in two sizes, and stored objects.</summary>
internal sealed class PictureEndpoints(PhotoCatalogue catalogue, PhotoPreviews previews, ObjectStore objects, ObjectOwners owners)
{
    private const int SignatureBytes = 12;

    /// <summary>A photo, made smaller.</summary>
    /// <param name="id">The photo's id.</param>
    /// <param name="side">Longer side in pixels at most.</param>
    /// <param name="context">The request.</param>
    public async Task<IResult> PhotoAsync(string id, int side, HttpContext context)
    {
        if (catalogue.Find(id, context.Caller().Id) is not { } photo)
            return Results.NotFound();
        try
        {
            return Picture(await previews.FindOrMakeAsync(photo, side), context);
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
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or ImageFormatException)
        {
            return Results.NotFound();
        }
    }

    /// <summary>A stored picture of the caller's.</summary>
    /// <param name="hash">By which it is found.</param>
    /// <param name="context">The request.</param>
    public IResult Object(string hash, HttpContext context) => owners.MaySee(context.Caller().Id, hash) ? Picture(hash, context) : Results.NotFound();

    /// <summary>The picture of a collage that others can see, for an admin who decides whether they may.</summary>
    /// <param name="project">The collage.</param>
    /// <param name="takedown">Knows whether others can see it.</param>
    /// <param name="context">The request.</param>
    public IResult Shown(string project, Takedown takedown, HttpContext context) =>
        takedown.Find(project)?.Picture is { } hash ? Picture(hash, context) : Results.NotFound();

    private IResult Picture(string hash, HttpContext context)
    {
        if (objects.Find(hash) is not { } path || TypeOf(path) is not { } type)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.ContentDisposition = "inline";
        // Were it ever taken for a page, it could do nothing.
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.File(path, type, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }

    /// <summary>The media type of a stored picture; null where it is none.</summary>
    public static string? TypeOf(string path)
    {
        Span<byte> start = stackalloc byte[SignatureBytes];
        using var file = File.OpenRead(path);
        return ImageSignature.Recognise(start[..file.ReadAtLeast(start, SignatureBytes, throwOnEndOfStream: false)]) switch
        {
            ImageFormat.Jpeg => "image/jpeg",
            ImageFormat.Png => "image/png",
            ImageFormat.WebP => "image/webp",
            _ => null,
        };
    }
}
