using ClipPaste.Web.Store;

namespace ClipPaste.Web.Shares;

/// <summary>
/// Finds the time-lapse that viewers may keep: one that the owner has exported of the very run that the link shows. Nothing is made for viewers.
/// Safe to use from any thread.
/// </summary>
internal sealed class ShareFilms(ExportStore exports)
{
    /// <summary>The export and its file; null where there is none, or where it is not for viewers.</summary>
    public (FinishedExport Export, string Path)? Of(SharedCollage collage) =>
        collage.Allows(ShareRights.Download) && collage.Run is { } run ? exports.Film(collage.Link.Project, run) : null;
}
