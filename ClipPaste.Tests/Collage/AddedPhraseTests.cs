using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Tests.Collage;

public class AddedPhraseTests
{
    private static readonly PromptParser Parser = new();

    [Fact]
    public void A_phrase_added_by_hand_is_read_like_one_of_a_sentence()
    {
        var thing = AddedPhrase.ToThing(Parser, "Two old lighthouses");
        Assert.Equal(("old lighthouses", 2, true, 0), (thing.Name, thing.Count, thing.IsScenery, thing.Length));
        Assert.True(AddedPhrase.ToThing(Parser, "stormy sky").IsAtmosphere);
    }

    [Theory]
    [InlineData("under")]
    [InlineData("Quickly")]
    [InlineData("...")]
    public void What_names_nothing_is_one_thing_by_itself(string phrase)
    {
        var thing = AddedPhrase.ToThing(Parser, phrase);
        Assert.Equal((phrase.ToLowerInvariant(), 1), (thing.Name, thing.Count));
    }

    [Fact]
    public void An_empty_phrase_is_refused() => Assert.Throws<ArgumentException>(() => AddedPhrase.ToThing(Parser, " "));
}
