using ClipPaste.Engine.Prompts;

namespace ClipPaste.Tests.Prompts;

public class PromptParserTests
{
    private static readonly PromptParser Parser = new();

    [Theory]
    [InlineData("penguins skiing down a snowy mountain", "penguins Down snowy mountain")]
    [InlineData("a parrot and butterflies flying over the pyramids", "parrot Over pyramids; butterflies Over pyramids")]
    [InlineData("a moose playing drums in front of a castle", "moose Holding drums; moose InFrontOf castle")]
    [InlineData("horses galloping under the stars", "horses Under stars")]
    [InlineData("a red panda guarding the Taj Mahal", "red panda InFrontOf taj mahal")]
    [InlineData("an astronaut riding a white horse on the moon", "astronaut On white horse; astronaut On moon")]
    [InlineData("on the moon, an astronaut rides a horse", "astronaut On moon; astronaut On horse")]
    [InlineData("a fox jumps over a dog while a cat sleeps behind a wall", "fox Over dog; cat Behind wall")]
    [InlineData("a cat wearing a hat", "hat On cat")]
    [InlineData("two giraffes beside a lake, a bear between two trees", "giraffes Beside lake; bear Between trees")]
    [InlineData("a tower in the background, a boat in the foreground", "tower Behind canvas; boat InFrontOf canvas")]
    [InlineData("a dragon to the left of a castle and a knight to the right", "dragon LeftOf castle; knight RightOf canvas")]
    [InlineData("1,000 balloons hanging from the ceiling", "balloons Under ceiling")]
    [InlineData("a castle in fog, with dragons flying around it", "castle Inside fog; castle Beside dragons; dragons Around castle")]
    [InlineData("fish swimming up a waterfall", "fish Up waterfall")]
    [InlineData("a flag at the top of a tower", "flag AtTop tower")]
    [InlineData("a field of sunflowers", "sunflowers Inside field")]
    [InlineData("the Eiffel Tower covered in ivy", "")]
    [InlineData("a wolf howling at midnight", "")]
    public void WordsOfPlaceAndVerbsRelateTheThings(string prompt, string expected)
    {
        var relations = Parser.Parse(prompt).Relations.Select(r => $"{r.Subject.Name} {r.Place} {r.Landmark?.Name ?? "canvas"}");
        Assert.Equal(expected, string.Join("; ", relations));
    }

    [Theory]
    [InlineData("three owls on a branch", "owls* 3; branch 1")]
    [InlineData("a flock of birds above two hundred sheep", "birds* ?; sheep* 200")]
    [InlineData("a dog and a dog", "dog* 2")]
    [InlineData("a pair of shoes", "shoes* 2")]
    [InlineData("geese, snowmen and children", "geese* ?; snowmen* ?; children* ?")]
    [InlineData("many birds and a few clouds", "birds* ?; clouds* ?")]
    [InlineData("an octopus with glasses", "octopus 1; glasses* ?")]
    public void ThingsAreCounted(string prompt, string expected)
    {
        var things = Parser.Parse(prompt).Things.Select(t => $"{t.Name}{(t.IsPlural ? "*" : "")} {t.Count?.ToString() ?? "?"}");
        Assert.Equal(expected, string.Join("; ", things));
    }

    [Theory]
    [InlineData("a big, red apple", "big red apple")]
    [InlineData("the king's horses", "king's horses")]
    [InlineData("a black and white cat", "black and white cat")]
    [InlineData("melting clocks in a desert", "melting clocks, desert")]
    [InlineData("a watercolor painting of a village church", "village church")]
    [InlineData("a beach without people or cars", "beach")]
    [InlineData("a forest with no animals", "forest")]
    [InlineData("it is raining", "")]
    public void ThingsAreNamedWithoutArticlesMediaAndWhatIsNotThere(string prompt, string expected) =>
        Assert.Equal(expected, string.Join(", ", Parser.Parse(prompt).Things.Select(t => t.Name)));

    [Theory]
    [InlineData("snowy mountain")]
    [InlineData("the pyramids")]
    [InlineData("a ruined castle")]
    [InlineData("the Taj Mahal")]
    [InlineData("Neuschwanstein Castle")]
    [InlineData("paris")]
    [InlineData("Mount Fuji")]
    [InlineData("tropical beaches")]
    public void PlacesAndBuildingsAreScenery(string prompt) => Assert.True(Assert.Single(Parser.Parse(prompt).Things).IsScenery);

    [Theory]
    [InlineData("penguins")]
    [InlineData("a bicycle")]
    [InlineData("the king")]
    [InlineData("zorblax")]
    [InlineData("the stars")]
    public void OtherAndUnknownThingsAreNot(string prompt) => Assert.False(Assert.Single(Parser.Parse(prompt).Things).IsScenery);

    [Theory]
    [InlineData("stars", true)]
    [InlineData("a golden sunset", true)]
    [InlineData("the northern lights", true)]
    [InlineData("fog", true)]
    [InlineData("traffic lights", false)]
    [InlineData("starfish", false)]
    public void LightSkyWeatherAndTimeAreAtmosphere(string prompt, bool expected) =>
        Assert.Equal(expected, Assert.Single(Parser.Parse(prompt).Things).IsAtmosphere);

    [Fact]
    public void AThingKnowsItsVerbItsKeyPhraseAndItsWords()
    {
        var prompt = Parser.Parse("Two Penguins skiing down a snowy mountain");
        var penguins = prompt.Things[0];
        Assert.Equal(("penguins", "penguins", "skiing"), (penguins.Name, penguins.Head, penguins.Verb));
        Assert.Equal(prompt.KeyPhrases.Single(p => p.Text == "penguins skiing"), penguins.KeyPhrase);
        Assert.Equal("Penguins", prompt.Text.Substring(penguins.Start, penguins.Length));
        Assert.Equal("snowy mountain", prompt.Text.Substring(prompt.Things[1].Start, prompt.Things[1].Length));
    }

    [Fact]
    public void EveryEndOfARelationIsOneOfTheThings()
    {
        foreach (var text in OddPrompts())
        {
            var prompt = Parser.Parse(text);
            Assert.NotEmpty(prompt.KeyPhrases);
            Assert.All(prompt.KeyPhrases, phrase => Assert.True(phrase.Weight > 0));
            Assert.All(prompt.Relations, relation => Assert.Contains(relation.Subject, prompt.Things));
            Assert.All(prompt.Relations, relation => Assert.True(relation.Landmark is null || prompt.Things.Contains(relation.Landmark)));
            Assert.All(prompt.Things, thing => Assert.InRange(thing.Start, 0, text.Length - thing.Length));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    public void AnEmptyPromptIsRefused(string prompt) =>
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => Parser.Parse(prompt)).Message, StringComparison.Ordinal);

    [Fact]
    public void APromptOfMoreThanAThousandCharactersIsRefused()
    {
        Assert.NotNull(Parser.Parse(new string('a', 1000)));
        var refusal = Assert.Throws<ArgumentException>(() => Parser.Parse(new string('a', 1001)));
        Assert.Contains("1,000", refusal.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> OddPrompts()
    {
        yield return "fox";
        yield return "qwzx blorp!!";
        yield return "ペンギン 雪山";
        yield return "пингвины катаются на лыжах с горы";
        yield return "😀😀 \ud83d";
        yield return "of the and";
        yield return "over under in front of, between and with of";
        yield return "'' -- ... ,,, ;;; ''s n't 99999999999999999999 x";
        yield return "million million million million dogs";
        yield return string.Join(' ', Enumerable.Repeat("a cat on a", 100))[..1000];
        yield return string.Join(", ", Enumerable.Range(0, 165).Select(i => $"{(char)('a' + (i % 26))}{(char)('a' + (i * 7 % 26))} x"));
    }
}
