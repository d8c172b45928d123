using System.IO.Compression;
using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Keep;

/// <summary>Hands out everything an account has made: an archive with each of its collages as a collage file.</summary>
internal sealed class OwnCollages(ProjectStore store, ProjectSessions sessions, ProjectArchive archive, UploadFolder folder, DiskReserve reserve, WorkLanes lanes)
{
    /// <summary>Maps <c>GET /account/collages</c>.</summary>
    public static void Map(IEndpointRouteBuilder site) =>
        site.MapGet("/account/collages", (HttpContext context, OwnCollages own) => own.AnswerAsync(context.Caller(), context.RequestAborted))
            .WithMetadata(new AccountsOnlyAttribute())
            .RequireRateLimiting(RatePolicies.Api);

    private async Task<IResult> AnswerAsync(Caller caller, CancellationToken token)
    {
        reserve.Require();
        var file = New();
        try
        {
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var (number, project) in store.List(caller.Id, int.MaxValue).Index())
                {
                    // A turn of the lane for each: between them others come through.
                    if (sessions.Open(project.Id, caller) is { } session)
                        await lanes.Exports.Run(_ => Add(zip, ExportName.Of($"{number + 1} {project.Title}", ProjectArchive.Ending), session), token);
                }
            }
            file.Position = 0;
            return Results.File(file, "application/zip", "clippaste.zip");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private bool Add(ZipArchive zip, string name, ProjectSession session)
    {
        using var collage = New();
        archive.Write(session, collage);
        collage.Position = 0;
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        collage.CopyTo(entry);
        return true;
    }

    private FileStream New() => new(folder.NewPath(), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose);
}
