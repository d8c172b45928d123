using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Work;

[Collection(nameof(SmallStudio))]
public sealed class PromptReadingTests(SmallStudio studio)
{
    [Fact]
    public void A_sentence_becomes_the_phrases_it_names()
    {
        var session = studio.Project("Penguins skiing down a snowy mountain");
        Assert.Equal(["penguins", "snowy mountain"], session.State.Phrases.Select(phrase => phrase.Text));
        Assert.Equal("prompt", session.UndoLabel);
    }

    [Fact]
    public void Phrases_added_by_hand_and_weights_outlive_another_sentence()
    {
        var session = studio.Project("a parrot over a castle");
        session.Edit("phrases", state => state with
        {
            Phrases = [state.Phrases[0] with { Weight = 2.5 }, state.Phrases[1], new PhraseChoice("red balloon", .5, Added: true)],
        });
        Assert.Null(studio.Get<PromptReading>().ReadPrompt(session, "a moose beside a parrot"));
        Assert.Equal([("moose", 1), ("parrot", 2.5), ("red balloon", .5)], session.State.Phrases.Select(phrase => (phrase.Text, phrase.Weight)));
    }

    [Fact]
    public void What_was_picked_for_a_phrase_goes_with_it_and_what_was_approved_stays()
    {
        var session = studio.Project("a parrot over a castle");
        session.Edit("cut", state => state with
        {
            Picks = [new PickedPhoto("1", "parrot"), new PickedPhoto("2", "castle")],
            Cutouts = [TestCutouts.Of("open", "castle"), TestCutouts.Of("kept", "castle") with { Verdict = Verdict.Approved }, TestCutouts.Of("bird", "parrot")],
        });
        Assert.Null(studio.Get<PromptReading>().ReadPrompt(session, "a parrot over a mountain"));
        Assert.Equal("1", Assert.Single(session.State.Picks).Photo);
        Assert.Equal(["kept", "bird"], session.State.Cutouts.Select(cutout => cutout.Id));
    }

    [Fact]
    public void A_sentence_that_cannot_be_taken_is_answered_with_one()
    {
        var session = studio.Project("a parrot");
        var answer = studio.Get<PromptReading>().ReadPrompt(session, new string('a', 1001));
        Assert.Equal("This sentence has 1001 characters; up to 1000 are possible. Shorten it to what should be seen.", answer);
        Assert.Equal("a parrot", session.State.Prompt);
    }

    [Fact]
    public void Without_a_sentence_only_what_was_added_by_hand_is_looked_for()
    {
        var session = studio.Project("a parrot over a castle");
        session.Edit("phrases", state => state with { Phrases = [.. state.Phrases, new PhraseChoice("red balloon", Added: true)] });
        Assert.Null(studio.Get<PromptReading>().ReadPrompt(session, "  "));
        Assert.Equal("", session.State.Prompt);
        Assert.Equal("red balloon", Assert.Single(session.State.Phrases).Text);
        session.Undo();
        Assert.Equal("a parrot over a castle", session.State.Prompt);
    }

    [Fact]
    public void The_same_sentence_again_is_no_edit()
    {
        var session = studio.Project("a parrot");
        var version = session.Version;
        Assert.Null(studio.Get<PromptReading>().ReadPrompt(session, " a parrot "));
        Assert.Equal(version, session.Version);
    }

    [Fact]
    public void Things_know_how_many_they_are_and_phrases_of_no_weight_are_none()
    {
        var session = studio.Project("two penguins and a whale on a mountain");
        session.Edit("phrases", state => state with
        {
            Phrases = [.. state.Phrases.Select(phrase => phrase.Text == "whale" ? phrase with { Weight = 0 } : phrase), new PhraseChoice("three red balloons", 1, Added: true)],
        });
        var scene = studio.Get<PromptReading>().SceneOf(session.State);
        Assert.Equal([("penguins", 2), ("mountain", 1), ("red balloons", 3)], scene.Phrases.Select(item => (item.Thing.Name, item.Thing.Count ?? 0)));
        Assert.Null(scene.ThingOf("whale"));
        Assert.True(scene.ThingOf("mountain")!.IsScenery);
    }
}
