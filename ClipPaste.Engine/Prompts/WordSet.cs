using System.Collections.Frozen;

namespace ClipPaste.Engine.Prompts;

/// <summary>Sets of words written as running text.</summary>
internal static class WordSet
{
    private static readonly char[] Spaces = [' ', '\n', '\r'];

    public static string[] Split(string words) => words.Split(Spaces, StringSplitOptions.RemoveEmptyEntries);

    public static FrozenSet<string> Of(string words) => Split(words).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The stems of the words, so that every inflected form of a regular verb is found by its own stem.</summary>
    public static FrozenSet<string> StemsOf(string words) => Split(words).Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);
}
