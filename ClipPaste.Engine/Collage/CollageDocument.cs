using System.Collections.Immutable;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Collage;

/// <summary>A collage as a document: everything that is needed to render it again at any size.</summary>
public sealed record CollageDocument
{
    /// <summary>The largest weight of a phrase.</summary>
    public const double LargestPhraseWeight = 3;

    /// <summary>The sentence it was made from.</summary>
    public required string Prompt { get; init; }

    /// <summary>
    /// Parts of the prompt that count for more or less than they do in the sentence: weights 0 to <see cref="LargestPhraseWeight"/>, 1
    /// is as in the sentence (see <see cref="CollageObjective"/>).
    /// </summary>
    public ImmutableArray<WeightedText> Phrases { get; init; } = [];

    /// <summary>What the collage should not show, with weights above 0.</summary>
    public ImmutableArray<WeightedText> Negatives { get; init; } = [];

    /// <summary>Canvas width divided by canvas height, 1/4 to 4.</summary>
    public required double Aspect { get; init; }

    /// <summary>The colours behind the pieces.</summary>
    public required Background Background { get; init; }

    /// <summary>The pieces in paint order, the hindmost first.</summary>
    public required ImmutableArray<Piece> Pieces { get; init; }

    /// <summary>The seed that decided every random choice.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The vision-language model that judged.</summary>
    public required string Model { get; init; }
}
