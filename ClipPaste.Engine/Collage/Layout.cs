using System.Collections.Immutable;

namespace ClipPaste.Engine.Collage;

/// <summary>A proposal: where every piece lies, in which order they are painted, and the colours behind them.</summary>
/// <param name="Pieces">In paint order, the hindmost first.</param>
/// <param name="Background">The colours behind the pieces.</param>
public sealed record Layout(ImmutableArray<Piece> Pieces, Background Background);
