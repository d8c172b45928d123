using System.Collections.Immutable;
using System.Numerics;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Poses and colours that a run has reached, and the state it had taken up for them.</summary>
/// <param name="Basis">What lies elsewhere in a state than in this one was put there by hand, and the run's poses do not count for it.</param>
/// <param name="Poses">By the ids of the pieces.</param>
/// <param name="Colours">The background's; null while the run has none of its own.</param>
internal sealed record RunPoses(ProjectState Basis, ImmutableDictionary<string, Pose> Poses, ImmutableArray<Vector3>? Colours)
{
    /// <summary>Nothing reached yet.</summary>
    public static RunPoses None(ProjectState basis) => new(basis, ImmutableDictionary<string, Pose>.Empty, Colours: null);

    /// <summary>What a document's pieces have reached.</summary>
    public static RunPoses Of(ProjectState basis, CollageDocument document) =>
        new(basis, document.Pieces.ToImmutableDictionary(piece => piece.Id, piece => piece.Pose), document.Background.Colours);

    /// <summary>The same for a state that has just been edited.</summary>
    public RunPoses After(ProjectState edited, ImmutableHashSet<string> moved, bool recoloured) =>
        new(edited, Poses.RemoveRange(moved), recoloured ? null : Colours);

    /// <summary>The state with what was reached; the same object where nothing is different.</summary>
    public ProjectState ApplyTo(ProjectState state)
    {
        var basis = Basis.Pieces.ToDictionary(piece => piece.Id, piece => piece.Pose);
        var pieces = ImmutableArray.CreateRange(state.Pieces, piece =>
            Poses.TryGetValue(piece.Id, out var reached) && basis.TryGetValue(piece.Id, out var known) && known == piece.Pose && reached != known
                ? piece with { Pose = reached } : piece);
        var background = Colours is { } colours && state.Background.Colours.AsSpan().SequenceEqual(Basis.Background.Colours.AsSpan())
            ? state.Background with { Colours = colours } : state.Background;
        return pieces.SequenceEqual(state.Pieces) && background == state.Background
            ? state : state with { Pieces = pieces, Background = background };
    }
}
