using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Gallery;

/// <summary>Changes many collages of a caller at once. Ids that are not theirs do nothing. Safe to use from any thread.</summary>
internal sealed class GalleryDesk(GalleryFiling filing, PublishDesk publishing, ProjectTrash trash, ProjectCopies copies, SiteAccess site, IStringLocalizer<GalleryTexts> texts)
{
    /// <summary>Whether a caller may show collages to everybody: there must be others, and guests are gone in a day.</summary>
    public bool MayPublish(Caller caller) => site.MultiUser && caller.Role >= CallerRole.User;

    /// <summary>Does it.</summary>
    public GalleryOutcome Make(Caller caller, GalleryChange change) => change.Action switch
    {
        GalleryAction.Star => new(filing.Star(caller, change.Ids, starred: true)),
        GalleryAction.Unstar => new(filing.Star(caller, change.Ids, starred: false)),
        GalleryAction.Move => new(filing.Move(caller, change.Ids, change.Folder)),
        GalleryAction.Trash => new(trash.Put(change.Ids, caller)),
        GalleryAction.Restore => new(trash.Restore(change.Ids, caller)),
        GalleryAction.Duplicate => Duplicate(caller, change),
        GalleryAction.Publish when MayPublish(caller) => Publish(caller, change),
        GalleryAction.Unpublish => new(change.Ids.Count(id => publishing.Unpublish(caller, id))),
        _ => new(0),
    };

    private GalleryOutcome Duplicate(Caller caller, GalleryChange change)
    {
        var done = 0;
        try
        {
            foreach (var id in change.Ids)
                done += copies.Duplicate(id, caller) is null ? 0 : 1;
        }
        catch (QuotaException)
        {
            return new(done, texts["QuotaFull"].Value);
        }
        return new(done);
    }

    private GalleryOutcome Publish(Caller caller, GalleryChange change)
    {
        var done = change.Ids.Count(id => publishing.Publish(caller, id, change.Prompt));
        return new(done, done < change.Ids.Length ? texts["WithoutPicture", change.Ids.Length - done].Value : null);
    }
}
