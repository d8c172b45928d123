namespace ClipPaste.Web.Access;

/// <summary>The limits of accounts by their kind.</summary>
internal sealed record Quotas
{
    /// <summary>Of people with an account.</summary>
    public AccountLimits User { get; init; } = new();

    /// <summary>Of guests.</summary>
    public AccountLimits Guest { get; init; } = new()
    {
        Bytes = 200L << 20, Photos = 200, Projects = 20, Running = 1, Queued = 2, RunStarts = 2, Uploads = 10, Circuits = 3,
    };

    /// <summary>Of the one user of a studio without accounts: the computer is theirs.</summary>
    public AccountLimits Local { get; init; } = new()
    {
        Bytes = long.MaxValue, Photos = int.MaxValue, Projects = int.MaxValue, Frames = int.MaxValue, Running = int.MaxValue, Queued = int.MaxValue, RunStarts = int.MaxValue, Uploads = int.MaxValue,
        Circuits = int.MaxValue,
    };
}
