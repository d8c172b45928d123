namespace ClipPaste.Web.Work;

/// <summary>What a run is doing.</summary>
internal enum RunPhase
{
    /// <summary>Waiting for its turn.</summary>
    Queued,

    /// <summary>Following the gradient.</summary>
    Running,

    /// <summary>Standing still until its user lets it go on.</summary>
    Paused,

    /// <summary>Over: all iterations are done, or nothing improved any more.</summary>
    Done,

    /// <summary>Over: its user stopped it.</summary>
    Stopped,

    /// <summary>Over: something went wrong.</summary>
    Failed,
}
