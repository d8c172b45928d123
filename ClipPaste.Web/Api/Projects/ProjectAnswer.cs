using System.Collections.Immutable;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Api;

/// <summary>A collage with all that was decided about it but its cut-outs and pieces, which have addresses of their own.</summary>
internal sealed record ProjectAnswer
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Grows with every edit.</summary>
    public required long Version { get; init; }

    /// <summary>Its name; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>The sentence; may be empty.</summary>
    public required string Prompt { get; init; }

    /// <summary>What is looked for.</summary>
    public required ImmutableArray<PhraseAnswer> Phrases { get; init; }

    /// <summary>What the collage should not show.</summary>
    public required ImmutableArray<PhraseAnswer> Negatives { get; init; }

    /// <summary>Canvas width divided by height.</summary>
    public required double Aspect { get; init; }

    /// <summary>Name of the model that judges.</summary>
    public required string Model { get; init; }

    /// <summary>Iterations of the next run.</summary>
    public required int Iterations { get; init; }

    /// <summary>The seed of every random choice.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whether pieces that are moved during a run are pinned where they are put.</summary>
    public required bool PinMoved { get; init; }

    /// <summary>How many photos are picked.</summary>
    public required int Picks { get; init; }

    /// <summary>How many cut-outs there are.</summary>
    public required int Cutouts { get; init; }

    /// <summary>How many pieces are on the canvas.</summary>
    public required int Pieces { get; init; }

    /// <summary>The run that is not over; null where there is none.</summary>
    public RunStatus? Run { get; init; }

    /// <summary>What is under way, or has failed: search, cut, layouts, run, export.</summary>
    public required ImmutableArray<Activity> Activities { get; init; }

    /// <summary>The collage as it is now.</summary>
    public static ProjectAnswer Of(ProjectSession session, RunDesk runs)
    {
        var (state, version) = session.Shown;
        return new ProjectAnswer
        {
            Id = session.Id,
            Version = version,
            Title = state.Title,
            Prompt = state.Prompt,
            Phrases = PhraseAnswer.Of(state.Phrases),
            Negatives = PhraseAnswer.Of(state.Negatives),
            Aspect = state.Aspect,
            Model = state.Model,
            Iterations = state.Iterations,
            Seed = state.Seed,
            PinMoved = state.PinMoved,
            Picks = state.Picks.Length,
            Cutouts = state.Cutouts.Length,
            Pieces = state.Pieces.Length,
            Run = runs.Of(session),
            Activities = session.Activities.All,
        };
    }
}

/// <summary>A phrase and how much it counts.</summary>
/// <param name="Text">An English noun with its adjectives.</param>
/// <param name="Weight">0 to 3; 1 counts as it stands in the sentence.</param>
internal sealed record PhraseAnswer(string Text, double Weight = 1)
{
    /// <summary>Phrases for answers.</summary>
    public static ImmutableArray<PhraseAnswer> Of(ImmutableArray<PhraseChoice> phrases) => [.. phrases.Select(phrase => new PhraseAnswer(phrase.Text, phrase.Weight))];
}
