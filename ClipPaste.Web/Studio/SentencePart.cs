using System.Collections.Immutable;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Web.Studio;

/// <summary>A stretch of a sentence.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Phrase">The phrase that it was read as; null where it is read as nothing that could be shown.</param>
internal sealed record SentencePart(string Text, string? Phrase);

/// <summary>Tells which words of a sentence were read as things. Pure.</summary>
internal static class SentenceParts
{
    /// <summary>The sentence in parts, in its order; together they are the sentence.</summary>
    /// <param name="parser">Reads.</param>
    /// <param name="prompt">The sentence; may be empty.</param>
    /// <param name="phrases">Things that are not among these are not marked.</param>
    public static ImmutableArray<SentencePart> Of(PromptParser parser, string prompt, ImmutableArray<string> phrases)
    {
        if (string.IsNullOrWhiteSpace(prompt))
            return [];
        var parts = ImmutableArray.CreateBuilder<SentencePart>();
        var at = 0;
        foreach (var thing in parser.Parse(prompt).Things.Where(thing => phrases.Contains(thing.Name)).OrderBy(thing => thing.Start))
        {
            if (thing.Start < at)
                continue;
            if (thing.Start > at)
                parts.Add(new SentencePart(prompt[at..thing.Start], null));
            at = thing.Start + thing.Length;
            parts.Add(new SentencePart(prompt[thing.Start..at], thing.Name));
        }
        if (at < prompt.Length)
            parts.Add(new SentencePart(prompt[at..], null));
        return parts.ToImmutable();
    }
}
