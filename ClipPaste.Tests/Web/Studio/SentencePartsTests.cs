using ClipPaste.Engine.Prompts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Studio;

public sealed class SentencePartsTests
{
    private static readonly PromptParser Parser = new();

    [Fact]
    public void Words_that_were_read_as_things_are_marked_and_the_sentence_stays_whole()
    {
        const string sentence = "Penguins skiing down a snowy mountain!";
        var parts = SentenceParts.Of(Parser, sentence, ["penguins", "snowy mountain"]);
        Assert.Equal(sentence, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal([("Penguins", "penguins"), ("snowy mountain", "snowy mountain")], parts.Where(part => part.Phrase is not null).Select(part => (part.Text, part.Phrase!)));
    }

    [Fact]
    public void What_is_not_looked_for_is_not_marked() =>
        Assert.Equal(["snowy mountain"], SentenceParts.Of(Parser, "penguins on a snowy mountain", ["snowy mountain"]).Select(part => part.Phrase).OfType<string>());

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_sentence_has_no_parts(string sentence) => Assert.Empty(SentenceParts.Of(Parser, sentence, ["owl"]));
}
