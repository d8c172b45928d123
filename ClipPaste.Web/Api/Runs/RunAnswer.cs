using ClipPaste.Web.Work;

namespace ClipPaste.Web.Api;

/// <summary>A run and how far it is.</summary>
internal sealed record RunAnswer
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The collage that it changes.</summary>
    public required string Project { get; init; }

    /// <summary>What it is doing, or how it ended.</summary>
    public required RunPhase Phase { get; init; }

    /// <summary>Iterations done.</summary>
    public required int Iteration { get; init; }

    /// <summary>Iterations in all.</summary>
    public required int Planned { get; init; }

    /// <summary>The newest iteration's loss, layout terms included; null before the first.</summary>
    public double? Loss { get; init; }

    /// <summary>The newest iteration's score, the mean cosine of the views to the sentence; null before the first.</summary>
    public double? Score { get; init; }

    /// <summary>Iterations a second; null where it is not running.</summary>
    public double? PerSecond { get; init; }

    /// <summary>Seconds until its end or, while it waits, until its turn; null while nobody knows.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>While it waits: 1 for the next one in the queue.</summary>
    public int? Place { get; init; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public string? Told { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When it was over; null before.</summary>
    public DateTimeOffset? Ended { get; init; }
}
