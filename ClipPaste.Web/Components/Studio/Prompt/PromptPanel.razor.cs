using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Prompt;

/// <summary>The first step: the sentence, what is looked for and what is unwanted, the canvas's shape; leads to the photos.</summary>
public sealed partial class PromptPanel
{
    private SentenceBox? _sentence;

    [Inject]
    private PromptReading Reading { get; set; } = null!;

    [Inject]
    private PhotoSearch Search { get; set; } = null!;

    [Inject]
    private ProjectStore Store { get; set; } = null!;

    private bool CanFind => State.Prompt.Length > 0 || State.Phrases.Any(phrase => phrase.Weight > 0) || _sentence is { HasText: true };

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // A sentence that has come from the start page is read, and searched for, without being asked.
        if (State.Prompt.Length == 0 || !State.Phrases.IsEmpty || Session.Activities[ActivityKind.Search] is not null
            || Store.Finding<FoundPhotos>(Session.Id, PhotoSearch.Finding) is not null)
        {
            return;
        }
        // The first sentence of all waits for the lexicon.
        await Task.Run(() => Reading.ReadPrompt(Session, State.Prompt));
        _ = Search.Start(Session);
    }

    private async Task FindAsync()
    {
        if (_sentence is { } sentence && !await sentence.SaveAsync())
            return;
        _ = Search.Start(Session);
        Studio.GoTo(StudioStep.Sources);
    }
}
