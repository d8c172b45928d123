using ClipPaste.Engine.Prompts;

namespace ClipPaste.Tests.Prompts;

public class KeyPhraseExtractorTests
{
    private static readonly KeyPhraseExtractor Extractor = new();

    [Fact]
    public void ThePublishedExampleGivesItsTwoPhrasesWithEqualWeight()
    {
        var phrases = Extractor.Extract("penguins skiing down a snowy mountain");
        Assert.Equal(["penguins skiing", "snowy mountain"], phrases.Select(p => p.Text));
        Assert.All(phrases, phrase => Assert.Equal(.5, phrase.Weight, 6));
    }

    [Theory]
    [InlineData("nothing to see here")]
    [InlineData("!!!")]
    [InlineData("of the and")]
    public void WithoutContentWordsThereAreNoPhrases(string prompt) => Assert.Empty(Extractor.Extract(prompt));

    [Fact]
    public void AtMostTenPhrasesAreGivenHeaviestFirst()
    {
        var phrases = Extractor.Extract("a cat, a dog, a hen, a cow, a pig, a fox, a bee, an ant, an owl, a bat, a rat and an eel");
        Assert.Equal(10, phrases.Count);
        Assert.Equal(phrases.OrderByDescending(p => p.Weight).Select(p => p.Weight), phrases.Select(p => p.Weight));
        Assert.InRange(phrases.Sum(p => p.Weight), .7, 1);
    }

    [Fact]
    public void PhrasesThatShareTheirWordsBecomeOneTopicWithItsFirstPhrase()
    {
        var phrases = Extractor.Extract("a mountain of gold and a mountain troll");
        Assert.Equal(["mountain", "gold"], phrases.Select(p => p.Text));
    }

    [Fact]
    public void CapitalsAndSurroundingSpaceDoNotMatter() =>
        Assert.Equal(
            Extractor.Extract("penguins skiing down a snowy mountain"),
            Extractor.Extract("  PENGUINS SKIING DOWN A SNOWY MOUNTAIN\n"));
}
