using System.Collections.Immutable;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// A document that somebody has edited while a run was following the gradient of its earlier version. Pieces are the same when their
/// <see cref="Piece.Id"/> is, pictures when they are the same object.
/// </summary>
/// <param name="Document">All of it counts: pieces, their order and locks, words and weights, canvas. Only the poses of pieces that are
/// not in <paramref name="Moved"/>, and colours that are not <paramref name="Recoloured"/>, are read for new pieces alone: for others
/// they may lag behind the run, whose own values are kept.</param>
/// <param name="Moved">Ids of the pieces that were put where they are in the document by hand.</param>
/// <param name="Recoloured">Whether the background's colours were chosen by hand.</param>
public sealed record Revision(CollageDocument Document, ImmutableHashSet<string> Moved, bool Recoloured = false);
