using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>What a run takes up between two iterations.</summary>
/// <param name="Number">Grows with every order of a run.</param>
/// <param name="Edits">Grows with every edit of the project.</param>
/// <param name="State">The project as it stands.</param>
/// <param name="Version">Its version.</param>
/// <param name="Moved">Pieces that were put where they are by hand since the last order.</param>
/// <param name="Recoloured">Whether the background's colours were chosen by hand since the last order.</param>
/// <param name="Held">Pieces in a user's hand, and where.</param>
internal sealed record RunOrder(
    long Number, long Edits, ProjectState State, long Version, ImmutableHashSet<string> Moved, bool Recoloured,
    ImmutableDictionary<string, Pose> Held);
