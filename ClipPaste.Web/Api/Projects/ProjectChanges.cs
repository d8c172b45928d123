using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Checks what programs want collages to be, and makes them so. Safe to use from any thread.</summary>
internal sealed class ProjectChanges(PromptReading prompts, ModelStore models, IStringLocalizer<ApiTexts> texts)
{
    private const double Narrowest = .25;
    private const double Widest = 4;

    /// <summary>A sentence about what is wrong with a change; null where it can be made.</summary>
    public string? Complaint(ProjectChangeRequest change)
    {
        if (change.Prompt?.Trim().Length > ProjectState.LongestPrompt)
            return texts["PromptLength", ProjectState.LongestPrompt];
        if (change.Title?.Trim().Length > ProjectTitle.Longest)
            return texts["TitleLength", ProjectTitle.Longest];
        if (change.Aspect is not null and not (>= Narrowest and <= Widest))
            return texts["Aspect", Narrowest, Widest];
        if (change.Iterations is < 1 or > RunOptions.MostIterations)
            return texts["Iterations", RunOptions.MostIterations];
        if (change.Model is { } model && !JudgeModels.Installed(models).Contains(model))
            return texts["Model"];
        return ComplaintOf(change.Phrases) ?? ComplaintOf(change.Negatives);
    }

    /// <summary>Makes a change that was checked, as one or two steps of the history.</summary>
    public void Make(ProjectSession session, ProjectChangeRequest change)
    {
        if (change.Prompt is { } prompt)
            prompts.ReadPrompt(session, prompt);
        session.Edit("settings", state =>
        {
            var changed = state with
            {
                Title = change.Title is { } title ? ProjectTitle.Of(title) : state.Title,
                Negatives = change.Negatives is { } negatives ? Choices(negatives, state.Negatives) : state.Negatives,
                Aspect = change.Aspect ?? state.Aspect,
                Model = change.Model ?? state.Model,
                Iterations = change.Iterations ?? state.Iterations,
                Seed = change.Seed ?? state.Seed,
                PinMoved = change.PinMoved ?? state.PinMoved,
            };
            changed = change.Phrases is { } phrases ? PhraseEdits.WithPhrases(changed, Choices(phrases, state.Phrases)) : changed;
            return changed == state ? state : changed;
        });
    }

    private string? ComplaintOf(ImmutableArray<PhraseAnswer>? phrases)
    {
        if (phrases is not { } list)
            return null;
        var known = ImmutableArray<PhraseChoice>.Empty;
        foreach (var phrase in list)
        {
            var tidy = PhraseEdits.Tidy(phrase?.Text ?? "");
            if (PhraseEdits.RefusalOf(known, tidy) is not null || phrase?.Weight is not (>= 0 and <= PhraseChoice.Heaviest))
                return texts["Phrases", PhraseChoice.Most, PhraseChoice.LongestText, PhraseChoice.Heaviest];
            known = PhraseEdits.With(known, tidy);
        }
        return null;
    }

    // A phrase that was read from the sentence stays one.
    private static ImmutableArray<PhraseChoice> Choices(ImmutableArray<PhraseAnswer> wanted, ImmutableArray<PhraseChoice> present)
    {
        ImmutableArray<PhraseChoice> choices = [.. wanted.Select(phrase => (Text: PhraseEdits.Tidy(phrase.Text), phrase.Weight)).Select(phrase =>
            (present.FirstOrDefault(known => known.Text == phrase.Text) ?? new PhraseChoice(phrase.Text, Added: true)) with { Weight = Math.Round(phrase.Weight, 2) })];
        return choices.SequenceEqual(present) ? present : choices;
    }
}
