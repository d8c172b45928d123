using ClipPaste.Web.Queue;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Api;

/// <summary>Something long that the studio does or has done.</summary>
internal sealed record JobAnswer
{
    /// <summary>Its id; of a run it is the run's too.</summary>
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>The collage.</summary>
    public required string Project { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required JobState State { get; init; }

    /// <summary>While it waits: 1 for the next one in the queue, 0 where its turn has come.</summary>
    public int? Place { get; init; }

    /// <summary>Seconds until its end or, while it waits, until its turn; null while nobody knows.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>How far it is; null where nobody works on it.</summary>
    public Activity? Progress { get; init; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public string? Told { get; init; }

    /// <summary>The export that it has made; null where it has made none, or where that is gone.</summary>
    public string? Export { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was over; null before.</summary>
    public DateTimeOffset? Ended { get; init; }
}
