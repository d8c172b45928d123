using System.Collections.Immutable;
using System.IO.Compression;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Keep;

/// <summary>
/// Writes a whole project into one file (<see cref="Ending"/>): its state, the pictures of its cut-outs and the photos that were sent for it, each once
/// however often it is used, and the credits of all photos. <see cref="ArchiveReader"/> reads it.
/// </summary>
/// <param name="objects">Where pictures are.</param>
/// <param name="photos">Knows who made the photos.</param>
internal sealed class ProjectArchive(ObjectStore objects, PhotoCatalogue photos)
{
    /// <summary>How names of such files end.</summary>
    public const string Ending = ".collage";

    /// <summary>Writes it.</summary>
    /// <param name="session">The project; in the middle of a run too.</param>
    /// <param name="to">Receives the file.</param>
    /// <exception cref="IOException">A picture is missing, or the disk is full.</exception>
    public void Write(ProjectSession session, Stream to)
    {
        var state = session.StateNow;
        ImmutableArray<ArchivedPhoto> used = [.. state.Cutouts.Select(cutout => cutout.Photo).Concat(state.Picks.Select(pick => pick.Photo)).Distinct()
            .Select(id => photos.Find(id)).Where(photo => photo is not null)
            .Select(photo => new ArchivedPhoto(photo!.Id, photo.Width, photo.Height, photo.Credit, objects.Find(photo.Id) is not null))];
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        WriteText(archive, ArchiveManifest.Entry, new ArchiveManifest(ArchiveManifest.CurrentFormat, ArchiveManifest.CurrentVersion, used));
        WriteText(archive, ArchiveManifest.StateEntry, state);
        foreach (var hash in state.Cutouts.Select(cutout => cutout.Image).Concat(used.Where(photo => photo.HasFile).Select(photo => photo.Id)).Distinct())
        {
            using var source = File.OpenRead(objects.Find(hash) ?? throw new FileNotFoundException("A picture of this project is missing from the studio's folder."));
            using var entry = archive.CreateEntry(ArchiveManifest.Objects + hash, CompressionLevel.NoCompression).Open();
            source.CopyTo(entry);
        }
    }

    private static void WriteText<T>(ZipArchive archive, string name, T value)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
        entry.Write(StateJson.WriteText(value));
    }
}
