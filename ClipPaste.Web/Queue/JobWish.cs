namespace ClipPaste.Web.Queue;

/// <summary>What a user wants of a job that somebody works on; whoever that is sees to it.</summary>
internal enum JobWish
{
    /// <summary>It is to go on.</summary>
    None,

    /// <summary>It is to stand still.</summary>
    Pause,

    /// <summary>It is to end with what is done.</summary>
    Cancel,
}
