using System.Collections.Immutable;

namespace ClipPaste.Web.Streaming;

/// <summary>The pieces of a run from an iteration on.</summary>
/// <param name="From">The first iteration with these pieces.</param>
/// <param name="Pieces">The hindmost first.</param>
internal sealed record TimelineScene(int From, ImmutableArray<ScenePiece> Pieces);
