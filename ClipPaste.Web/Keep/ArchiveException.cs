namespace ClipPaste.Web.Keep;

/// <summary>A collage file was not taken.</summary>
internal sealed class ArchiveException(ArchiveRefusal refusal, Exception? cause = null) : Exception($"The collage file was refused: {refusal}.", cause)
{
    /// <summary>Why.</summary>
    public ArchiveRefusal Refusal => refusal;
}

/// <summary>Why a collage file was not taken.</summary>
internal enum ArchiveRefusal
{
    /// <summary>It is something else.</summary>
    NotACollage,

    /// <summary>A newer program has written it.</summary>
    Newer,

    /// <summary>It has been changed or cut off.</summary>
    Damaged,

    /// <summary>It is too long, or holds too much.</summary>
    TooLarge,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The account is full.</summary>
    AccountFull,

    /// <summary>Too many others are waiting.</summary>
    Busy,
}
