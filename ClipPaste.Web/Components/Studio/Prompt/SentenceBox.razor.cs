using System.Collections.Immutable;
using ClipPaste.Engine.Prompts;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Components.Studio.Prompt;

/// <summary>The box for the sentence: saved when its user pauses or leaves it; shows which of its words were understood as things.</summary>
public sealed partial class SentenceBox
{
    private const int CounterFrom = 900;

    // So long that it may have to be scrolled, which must be possible by keyboard.
    private const int LongReading = 200;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(800);

    private readonly PromptParser _parser = new();
    private ITimer? _rest;
    private string? _draft;
    private string? _refusal;
    private (string Prompt, ImmutableArray<string> Phrases, ImmutableArray<SentencePart> Parts) _read = ("", [], []);

    [Inject]
    private PromptReading Reading { get; set; } = null!;

    [Inject]
    private WorkFaults Faults { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    internal bool HasText => !string.IsNullOrWhiteSpace(Shown);

    // While it is being written it is the user's, to the last space.
    private string Shown => _draft ?? State.Prompt;

    private ImmutableArray<SentencePart> Marks
    {
        get
        {
            ImmutableArray<string> phrases = [.. State.Phrases.Where(phrase => phrase.Weight > 0).Select(phrase => phrase.Text)];
            if (_read.Prompt != State.Prompt || !_read.Phrases.SequenceEqual(phrases))
                _read = (State.Prompt, phrases, SentenceParts.Of(_parser, State.Prompt, phrases));
            return _read.Parts;
        }
    }

    /// <summary>Saves what has been written, and reads its phrases.</summary>
    /// <returns>Whether there was nothing to save or it could be saved; else its user has been told why not.</returns>
    internal async Task<bool> SaveAsync()
    {
        _rest?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (_draft is not { } text || text.Trim() == State.Prompt)
        {
            _refusal = null;
            return true;
        }
        // The first sentence of all waits for the lexicon.
        _refusal = await Task.Run(() => Read(text));
        Refresh();
        return _refusal is null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _rest?.Dispose();
        // The step was changed in the middle of a word: nothing of it is lost.
        if (_draft is { } text && text.Trim() != State.Prompt)
            Read(text);
        _draft = null;
        base.Dispose(disposing);
    }

    // What was typed stays in the box when it cannot be saved, and its user is told why, here and not on a page of its own.
    private string? Read(string text)
    {
        try
        {
            return Reading.ReadPrompt(Session, text);
        }
        catch (Exception fault) when (fault is SqliteException or IOException)
        {
            return Faults.SentenceFor(fault);
        }
    }

    private void Typed(string? text)
    {
        _draft = text ?? "";
        _rest ??= Clock.CreateTimer(_ => _ = InvokeAsync(SaveAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _rest.Change(Rest, Timeout.InfiniteTimeSpan);
    }

    private async Task LeaveAsync()
    {
        if (await SaveAsync())
            _draft = null;
    }
}
