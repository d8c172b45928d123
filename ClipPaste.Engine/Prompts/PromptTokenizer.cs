using System.Globalization;

namespace ClipPaste.Engine.Prompts;

/// <summary>
/// Cuts a prompt into words and punctuation the way the Penn Treebank does: clitics ('s, n't, 're ...) and outer punctuation stand alone,
/// hyphenated words stay whole.
/// </summary>
internal static class PromptTokenizer
{
    private static readonly string[] Clitics = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];

    public static List<Token> Tokenize(string prompt)
    {
        var tokens = new List<Token>();
        var start = 0;
        for (var i = 0; i <= prompt.Length; i++)
        {
            if (i < prompt.Length && !Separates(prompt, i))
                continue;
            AddWord(prompt, start, i, tokens);
            if (i < prompt.Length && !char.IsWhiteSpace(prompt[i]))
                AddToken(prompt, i, i + 1, tokens);
            start = i + 1;
        }
        return tokens;
    }

    /// <summary>White space separates, and so do commas and strokes between words ("apples,pears", "cat/dog"), but not within numbers
    /// ("1,000").</summary>
    private static bool Separates(string prompt, int i) => prompt[i] switch
    {
        ',' => !(i > 0 && i + 1 < prompt.Length && char.IsAsciiDigit(prompt[i - 1]) && char.IsAsciiDigit(prompt[i + 1])),
        '/' or ';' or '、' or '，' or '。' or '—' or '…' => true,
        _ => char.IsWhiteSpace(prompt[i]),
    };

    private static void AddWord(string prompt, int start, int end, List<Token> tokens)
    {
        while (start < end && !IsWordPart(prompt[start]))
            AddToken(prompt, start, ++start, tokens);
        var core = end;
        while (core > start && !IsWordPart(prompt[core - 1]))
            core--;
        if (core > start)
            AddWithClitic(prompt, start, core, tokens);
        for (; core < end; core++)
            AddToken(prompt, core, core + 1, tokens);
    }

    private static void AddWithClitic(string prompt, int start, int end, List<Token> tokens)
    {
        var word = Plain(prompt.AsSpan(start, end - start));
        var clitic = Array.Find(Clitics, c => word.Length > c.Length && word.EndsWith(c, StringComparison.Ordinal));
        var cut = end - (clitic?.Length ?? 0);
        AddToken(prompt, start, cut, tokens);
        if (clitic is not null)
            AddToken(prompt, cut, end, tokens);
    }

    private static void AddToken(string prompt, int start, int end, List<Token> tokens) =>
        tokens.Add(new Token(Plain(prompt.AsSpan(start, end - start)), start, end - start, char.IsUpper(prompt[start])));

    private static string Plain(ReadOnlySpan<char> text) => text.ToString().ToLowerInvariant().Replace('’', '\'');

    private static bool IsWordPart(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
