using ClipPaste.Engine.Prompts;

namespace ClipPaste.Tests.Prompts;

public class PromptTokenizerTests
{
    [Theory]
    [InlineData("the king's horses", "the|king|'s|horses")]
    [InlineData("Don’t look!", "do|n't|look|!")]
    [InlineData("apples,pears/1,000 figs", "apples|,|pears|/|1,000|figs")]
    [InlineData("a \"three-headed\" (dragon)...", "a|\"|three-headed|\"|(|dragon|)|.|.|.")]
    [InlineData("naïve café\u0301s", "naïve|café\u0301s")]
    public void WordsAndPunctuationArePartedAsInTheTreebank(string prompt, string expected) =>
        Assert.Equal(expected, string.Join('|', PromptTokenizer.Tokenize(prompt).Select(t => t.Text)));

    [Fact]
    public void TokensKnowWhereTheyStand()
    {
        const string Prompt = " A  Cat's hat, ok?";
        Assert.All(PromptTokenizer.Tokenize(Prompt), t => Assert.Equal(t.Text, Prompt.Substring(t.Start, t.Length), ignoreCase: true));
    }
}
