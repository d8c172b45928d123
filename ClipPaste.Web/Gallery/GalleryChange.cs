using System.Collections.Immutable;

namespace ClipPaste.Web.Gallery;

/// <summary>What is to be done with collages.</summary>
/// <param name="Action">What.</param>
/// <param name="Ids">With which.</param>
/// <param name="Folder">Id of the folder that they move to; null for none.</param>
/// <param name="Prompt">Whether their prompts are published too.</param>
internal sealed record GalleryChange(GalleryAction Action, ImmutableArray<string> Ids, string? Folder = null, bool Prompt = false)
{
    /// <summary>Collages in one request at most.</summary>
    public const int Most = 500;
}

/// <summary>What can be done with many collages at once.</summary>
internal enum GalleryAction
{
    /// <summary>Give them a star.</summary>
    Star,

    /// <summary>Take the star away.</summary>
    Unstar,

    /// <summary>Move them into a folder, or out of it.</summary>
    Move,

    /// <summary>Make second ones of them.</summary>
    Duplicate,

    /// <summary>Move them to the trash.</summary>
    Trash,

    /// <summary>Take them out of the trash.</summary>
    Restore,

    /// <summary>Show them to everybody.</summary>
    Publish,

    /// <summary>Show them to nobody any more.</summary>
    Unpublish,
}
