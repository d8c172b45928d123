using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Prompts;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>Turns sentences into the phrases that photos are looked for with. Safe to use from any thread.</summary>
/// <param name="texts">What a user is told.</param>
internal sealed class PromptReading(IStringLocalizer<WorkTexts> texts)
{
    private readonly Lazy<PromptParser> _parser = new();

    /// <summary>Takes a sentence as the project's prompt and reads its phrases; those added by hand stay, and so do weights.</summary>
    /// <param name="session">The project.</param>
    /// <param name="text">Up to 1,000 characters; without any, only what was added by hand stays.</param>
    /// <returns>A sentence about what is wrong with the text; null where it was taken.</returns>
    public string? ReadPrompt(ProjectSession session, string text)
    {
        var prompt = text.Trim();
        if (prompt.Length == 0)
        {
            // What was added by hand can be looked for without a sentence.
            session.Edit("prompt", state => state.Prompt.Length == 0 ? state : Renewed(state, prompt, []));
            return null;
        }
        if (prompt.Length > ProjectState.LongestPrompt)
            return texts["PromptTooLong", prompt.Length, ProjectState.LongestPrompt];
        var named = PhrasesOf(_parser.Value.Parse(prompt));
        session.Edit("prompt", state => state.Prompt == prompt && !state.Phrases.IsEmpty ? state : Renewed(state, prompt, named));
        return null;
    }

    /// <summary>What a project is about; phrases of weight 0 are left out.</summary>
    /// <exception cref="ArgumentException">It has neither a prompt nor phrases.</exception>
    public ProjectScene SceneOf(ProjectState state)
    {
        var counting = state.Phrases.Where(phrase => phrase.Weight > 0).ToImmutableArray();
        var prompt = _parser.Value.Parse(state.Sentence);
        ImmutableArray<PhraseThing> phrases = [.. counting.Select(phrase => new PhraseThing(phrase, ThingOf(prompt, phrase.Text)))];
        return new ProjectScene(prompt, phrases);
    }

    private Thing ThingOf(Prompt prompt, string phrase) =>
        prompt.Things.FirstOrDefault(thing => thing.Name == phrase) ?? AddedPhrase.ToThing(_parser.Value, phrase);

    private static ImmutableArray<string> PhrasesOf(Prompt prompt)
    {
        var names = prompt.Things.Count > 0 ? prompt.Things.Select(thing => thing.Name) : prompt.KeyPhrases.Select(phrase => phrase.Text);
        return [.. names.Where(name => name.Length <= PhraseChoice.LongestText).Distinct(StringComparer.Ordinal)];
    }

    private static ProjectState Renewed(ProjectState state, string prompt, ImmutableArray<string> named)
    {
        var known = state.Phrases.ToDictionary(phrase => phrase.Text, StringComparer.Ordinal);
        var read = named.Select(name => known.TryGetValue(name, out var phrase) ? phrase : new PhraseChoice(name));
        var added = state.Phrases.Where(phrase => phrase.Added && !named.Contains(phrase.Text));
        // What was added by hand has its place, however long the sentence is.
        ImmutableArray<PhraseChoice> phrases = [.. read.Take(PhraseChoice.Most - added.Count()), .. added];
        var texts = phrases.Select(phrase => phrase.Text).ToHashSet(StringComparer.Ordinal);
        var placed = state.Pieces.Select(piece => piece.Cutout).ToHashSet(StringComparer.Ordinal);
        return state with
        {
            Prompt = prompt,
            Phrases = phrases,
            Picks = state.Picks.RemoveAll(pick => !texts.Contains(pick.Phrase)),
            Cutouts = state.Cutouts.RemoveAll(cutout => !texts.Contains(cutout.Phrase)
                && cutout.Verdict != Verdict.Approved && !placed.Contains(cutout.Id)),
        };
    }
}
