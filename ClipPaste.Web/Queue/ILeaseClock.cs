namespace ClipPaste.Web.Queue;

/// <summary>The clock that leases are measured with: the same for all processes of a machine, and never set.</summary>
internal interface ILeaseClock
{
    /// <summary>Names the time since the machine was started; readings of another time cannot be compared.</summary>
    string Boot { get; }

    /// <summary>Milliseconds since then, also while the machine slept.</summary>
    long Now { get; }
}
