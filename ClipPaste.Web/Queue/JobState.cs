namespace ClipPaste.Web.Queue;

/// <summary>Where a job is in its life.</summary>
internal enum JobState
{
    /// <summary>Waiting for its turn.</summary>
    Queued,

    /// <summary>A process holds it and works on it.</summary>
    Running,

    /// <summary>Standing still until its user lets it go on.</summary>
    Paused,

    /// <summary>Over: all is done.</summary>
    Done,

    /// <summary>Over: something went wrong, and its user was told what.</summary>
    Failed,

    /// <summary>Over: its user did not want it any more.</summary>
    Cancelled,

    /// <summary>Over, unless its user tries again: it has taken the program down with it too often.</summary>
    Quarantined,
}
