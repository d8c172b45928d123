namespace ClipPaste.Web.Work;

/// <summary>The lanes of the studio, one for each thing that would stand in its own way if it were done twice at a time.</summary>
internal sealed class WorkLanes : IDisposable
{
    // A page of thumbnails that nobody has seen yet, for several people at a time.
    private const int MostPictures = 500;

    private const int MostJobs = 32;

    /// <summary>The model that judges: ranking photos, proposing layouts.</summary>
    public WorkLane Judge { get; } = new("judge", MostJobs);

    /// <summary>The networks that cut out.</summary>
    public WorkLane Scissors { get; } = new("scissors", MostJobs);

    /// <summary>Decoding and encoding: uploads, thumbnails.</summary>
    public WorkLane Pictures { get; } = new("pictures", MostPictures);

    /// <summary>Exports: a large one takes so long that nobody's thumbnails should wait for it.</summary>
    public WorkLane Exports { get; } = new("exports", MostJobs);

    /// <summary>Time-lapses: one takes a minute, and nobody's picture should wait for it.</summary>
    public WorkLane Films { get; } = new("films", MostJobs);

    /// <summary>Closes them all.</summary>
    public void Dispose()
    {
        Judge.Dispose();
        Scissors.Dispose();
        Pictures.Dispose();
        Exports.Dispose();
        Films.Dispose();
    }
}
