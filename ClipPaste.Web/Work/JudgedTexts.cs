using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Prompts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>The texts beside the prompt that a collage is judged by, in the engine's terms.</summary>
internal static class JudgedTexts
{
    /// <summary>The phrases with their weights. For one that was added by hand the sentence says nothing: its weight comes on top of the sentence's 1.</summary>
    public static ImmutableArray<WeightedText> Phrases(ProjectState state) =>
        [.. state.Phrases.Select(phrase => new WeightedText(phrase.Text, phrase.Added ? Math.Min(1 + phrase.Weight, CollageDocument.LargestPhraseWeight) : phrase.Weight))];

    /// <summary>What the collage should not show; weight 1 is the engine's usual one.</summary>
    public static ImmutableArray<WeightedText> Negatives(ProjectState state) =>
        [.. state.Negatives.Where(phrase => phrase.Weight > 0).Select(phrase => new WeightedText(phrase.Text, MakeOptions.NegativeWeight * phrase.Weight))];
}
