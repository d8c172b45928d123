using System.Collections.Immutable;

namespace ClipPaste.Web.Studio;

/// <summary>A project as the database holds it.</summary>
/// <param name="Id">Unguessable.</param>
/// <param name="Owner">The account it belongs to.</param>
/// <param name="Version">The version that is shown; older than the last of <paramref name="History"/> after an undo.</param>
/// <param name="State">The state of that version.</param>
/// <param name="History">All versions that undo and redo can reach, oldest first.</param>
/// <param name="Newest">The largest version ever made, so that none is used twice.</param>
internal sealed record StoredProject(string Id, string Owner, long Version, ProjectState State, ImmutableArray<EditEntry> History, long Newest)
{
    /// <summary>Whether it lies in the trash.</summary>
    public bool IsTrashed { get; init; }
}
