namespace ClipPaste.Web.Access;

/// <summary>How much an account may have and do.</summary>
internal sealed record AccountLimits
{
    /// <summary>Bytes of its photos, of the cut-outs and other pictures of its projects, and of its exports.</summary>
    public long Bytes { get; init; } = 2L << 30;

    /// <summary>Photos that it has sent.</summary>
    public int Photos { get; init; } = 2000;

    /// <summary>Projects, those in the trash included.</summary>
    public int Projects { get; init; } = 500;

    /// <summary>Frames of runs that are kept of a project; beyond that, older runs keep every second.</summary>
    public int Frames { get; init; } = 5000;

    /// <summary>Runs that go on at the same time; further ones wait.</summary>
    public int Running { get; init; } = 2;

    /// <summary>Runs that wait.</summary>
    public int Queued { get; init; } = 10;

    /// <summary>Runs begun in any minute.</summary>
    public int RunStarts { get; init; } = 6;

    /// <summary>Photos sent in any minute.</summary>
    public int Uploads { get; init; } = 30;

    /// <summary>Pages of the studio that are open at the same time.</summary>
    public int Circuits { get; init; } = 6;
}
