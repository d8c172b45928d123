using System.Collections.Immutable;

namespace ClipPaste.Engine.Collage;

/// <summary>A proposal: where every piece lies, in which order they are painted, and the colours behind them.</summary>
/// <param name="Pieces">In paint order, the hindmost first.</param>
/// <param name="Background">The colours behind the pieces.</param>
/// <param name="FollowsWords">Whether the prompt's words of place shaped it.</param>
public sealed record Layout(ImmutableArray<Piece> Pieces, Background Background, bool FollowsWords);
