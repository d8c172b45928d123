using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Keep;

/// <summary>Hands collage files out and takes them in.</summary>
internal sealed partial class ArchiveDesk(
    ProjectArchive archive, ArchiveReader reader, ProjectSessions sessions, WorkLanes lanes, UploadFolder folder, DiskReserve reserve, ProjectPicture pictures,
    IStringLocalizer<KeepTexts> texts, ILogger<ArchiveDesk> log)
{
    /// <summary>Writes a project into a file to download.</summary>
    public async Task<IResult> WriteAsync(string id, HttpContext context)
    {
        if (sessions.Open(id, context.Caller()) is not { } session)
            return Results.NotFound();
        if (!reserve.HasRoom)
            return DiskFull();
        var path = folder.NewPath();
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await lanes.Exports.Run(_ => { archive.Write(session, file); return true; }, context.RequestAborted);
            file.Position = 0;
            var sent = file;
            file = null;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.File(sent, "application/octet-stream", ExportName.Of(session.State.Title, ProjectArchive.Ending));
        }
        catch (LaneFullException)
        {
            return Results.Problem(texts["File.Busy"], statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception fault) when (WorkFaults.IsDiskFull(fault))
        {
            return DiskFull();
        }
        catch (FileNotFoundException)
        {
            return Results.Problem(texts["PictureMissing"], statusCode: StatusCodes.Status500InternalServerError);
        }
        finally
        {
            if (file is not null)
                await file.DisposeAsync();
        }
    }

    /// <summary>Makes a project of a file and leads into it, or back to the start page with the reason why not.</summary>
    /// <param name="sent">The file as it came.</param>
    /// <param name="context">The request.</param>
    public async Task<IResult> ReadAsync(IFormFile sent, HttpContext context)
    {
        try
        {
            if (sent.Length > ArchiveParts.MostBytes)
                throw new ArchiveException(ArchiveRefusal.TooLarge);
            await using var stream = sent.OpenReadStream();
            return Results.LocalRedirect($"/studio/{await TakeAsync(stream, context.Caller(), context.RequestAborted)}/compose");
        }
        catch (Exception fault) when (RefusalOf(fault) is { } refusal)
        {
            if (refusal is ArchiveRefusal.DiskFull)
                NotTaken(fault);
            return Results.LocalRedirect($"/?file={refusal}");
        }
    }

    /// <summary>Makes a project of a file; nothing is left of one that is refused.</summary>
    /// <param name="sent">The file as it comes.</param>
    /// <param name="caller">To whom the project will belong.</param>
    /// <param name="token">Ends it.</param>
    /// <returns>The project's id.</returns>
    /// <exception cref="ArchiveException">The file is refused.</exception>
    /// <exception cref="QuotaException">The account is full.</exception>
    /// <exception cref="LaneFullException">Too many others are waiting.</exception>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public async Task<string> TakeAsync(Stream sent, Caller caller, CancellationToken token)
    {
        var path = folder.NewPath();
        try
        {
            reserve.Require();
            await using (var file = File.Create(path))
                await sent.CopyToAsync(file, token);
            var id = await lanes.Exports.Run(running => reader.Read(path, caller.Id, running), token);
            if (sessions.Open(id) is { } session)
                pictures.Renew(session);
            return id;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ArchiveRefusal? RefusalOf(Exception fault) => fault switch
    {
        ArchiveException refused => refused.Refusal,
        QuotaException => ArchiveRefusal.AccountFull,
        LaneFullException => ArchiveRefusal.Busy,
        IOException or SqliteException => ArchiveRefusal.DiskFull,
        _ => null,
    };

    private IResult DiskFull() => Results.Problem(texts["File.DiskFull"], statusCode: StatusCodes.Status507InsufficientStorage);

    [LoggerMessage(LogLevel.Error, "A collage file could not be taken in.")]
    private partial void NotTaken(Exception fault);
}

/// <summary>The addresses of collage files.</summary>
internal static class ArchiveRoutes
{
    // Beside the file a form has its token and the frame around its parts.
    private const long MostForm = ArchiveParts.MostBytes + (1 << 20);

    /// <summary>Maps <c>GET /projects/{id}/file</c> and <c>POST /projects/open</c>.</summary>
    public static void MapArchives(this IEndpointRouteBuilder site)
    {
        site.MapGet("/projects/{id}/file", (string id, HttpContext context, ArchiveDesk desk) => desk.WriteAsync(id, context)).RequireRateLimiting(RatePolicies.Api);
        site.MapPost("/projects/open", ([FromForm] IFormFile file, HttpContext context, ArchiveDesk desk) => desk.ReadAsync(file, context))
            .WithFormOptions(multipartBodyLengthLimit: MostForm)
            .WithMetadata(new RequestSizeLimitAttribute(MostForm))
            .RequireRateLimiting(RatePolicies.Uploads);
    }
}
