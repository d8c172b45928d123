using System.Security.Cryptography;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Keep;

/// <summary>
/// Makes a new project of a collage file of unknown origin. Every picture is decoded and written anew, as uploads are, so that nothing of the file is
/// kept but pixels, numbers and checked words. It takes its time: call it on a lane.
/// </summary>
internal sealed class ArchiveReader(ObjectStore objects, PhotoCatalogue catalogue, PhotoStore photos, PhotoIngest ingest, ForeignPictures foreign, UploadFolder folder,
    CutoutFiles files, ProjectSessions sessions)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="owner">The account that the project will belong to.</param>
    /// <param name="token">Stops between two pictures.</param>
    /// <returns>The new project's id.</returns>
    /// <exception cref="ArchiveException">The file is refused.</exception>
    /// <exception cref="QuotaException">The account has as many projects as it may.</exception>
    /// <exception cref="IOException">The disk is full or refuses.</exception>
    public string Read(string path, string owner, CancellationToken token)
    {
        using var file = File.OpenRead(path);
        using var parts = ArchiveParts.Open(file);
        // What make and the export panel write for the command line.
        if (parts.Names.Contains("collage.json", StringComparer.Ordinal))
            return sessions.Create(PictureProject.Read(parts, file => foreign.Open(file, token), (choice, image) => files.Store(choice, image), Credited, token), owner).Id;
        if (!parts.Names.Contains(ArchiveManifest.Entry, StringComparer.Ordinal))
            throw new ArchiveException(ArchiveRefusal.NotACollage);
        var manifest = parts.Text<ArchiveManifest>(ArchiveManifest.Entry);
        if (manifest.Format != ArchiveManifest.CurrentFormat)
            throw new ArchiveException(ArchiveRefusal.NotACollage);
        if (manifest.Version != ArchiveManifest.CurrentVersion)
            throw new ArchiveException(ArchiveRefusal.Newer);
        var state = parts.Text<ProjectState>(ArchiveManifest.StateEntry);
        if (manifest.Photos is not { IsDefault: false, Length: <= 1000 } || !manifest.Photos.All(IsFine) || !ArchivedState.IsFine(state))
            throw new ArchiveException(ArchiveRefusal.Damaged);
        return sessions.Create(Taken(parts, manifest, state, owner, token), owner).Id;
    }

    private ProjectState Taken(ArchiveParts parts, ArchiveManifest manifest, ProjectState state, string owner, CancellationToken token)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var photo in manifest.Photos)
        {
            token.ThrowIfCancellationRequested();
            renamed[photo.Id] = photo.HasFile ? Own(parts, photo, owner, token) : Credited(photo);
        }
        var cutouts = state.Cutouts.ToBuilder();
        for (var i = 0; i < cutouts.Count; i++)
        {
            token.ThrowIfCancellationRequested();
            var image = foreign.Open(parts.Object(cutouts[i].Image), token);
            cutouts[i] = files.Store(cutouts[i], image) with { Photo = renamed.GetValueOrDefault(cutouts[i].Photo, cutouts[i].Photo) };
        }
        return state with
        {
            Cutouts = cutouts.ToImmutable(),
            Picks = [.. state.Picks.Select(pick => pick with { Photo = renamed.GetValueOrDefault(pick.Photo, pick.Photo) })],
        };
    }

    // A photo that was sent to a studio is as good as sent to this one.
    private string Own(ArchiveParts parts, ArchivedPhoto photo, string owner, CancellationToken token)
    {
        var bytes = parts.Object(photo.Id);
        if (catalogue.Find(photo.Id) is { Path.Length: > 0 } known && objects.Find(photo.Id) is not null)
        {
            return catalogue.Add(new UploadedPhoto(bytes, photo.Credit.Source, known.Width, known.Height), owner)?.Id
                ?? throw new ArchiveException(ArchiveRefusal.AccountFull);
        }
        var path = folder.NewPath();
        try
        {
            File.WriteAllBytes(path, bytes);
            var ending = ImageSignature.Recognise(bytes) switch { ImageFormat.Png => ".png", ImageFormat.WebP => ".webp", _ => ".jpg" };
            // This is the lane's thread, which has nothing else to do.
            var outcome = ingest.TakeAsync(path, Path.GetFileNameWithoutExtension(photo.Credit.Source) + ending, owner, token).GetAwaiter().GetResult();
            return outcome.Photo?.Id ?? throw new ArchiveException(outcome.Refusal == UploadRefusal.QuotaFull ? ArchiveRefusal.AccountFull : ArchiveRefusal.Damaged);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Under a name of our own: what a file says of a photo must not count for other people's photos.
    private string Credited(ArchivedPhoto photo)
    {
        if (catalogue.Find(photo.Id) is not null && objects.Find(photo.Id) is null)
            return photo.Id;
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));
        photos.KeepCredit(photo with { Id = id });
        return id;
    }

    internal static bool IsFine(ArchivedPhoto? photo) => photo is { Credit: not null, Width: >= 1 and <= 100_000, Height: >= 1 and <= 100_000 }
        && ObjectStore.IsHash(photo.Id) && IsText(photo.Credit.Title) && IsText(photo.Credit.Author) && IsText(photo.Credit.Licence) && IsText(photo.Credit.Source)
        && (photo.Credit.LicenceAddress is not { } address || (IsText(address) && IsWeb(address)));

    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static bool IsText(string? text) => text is { Length: <= 500 } && !text.Any(char.IsControl);
}
