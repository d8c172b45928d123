namespace ClipPaste.Web.Photos;

/// <summary>Why a file was not taken; each name is the key of a sentence in <see cref="UploadTexts"/>.</summary>
internal enum UploadRefusal
{
    /// <summary>No byte in it.</summary>
    Empty,

    /// <summary>Too many bytes.</summary>
    TooLarge,

    /// <summary>By its first bytes it is no JPEG, PNG or WebP.</summary>
    NotAPhoto,

    /// <summary>The name says something else than the content.</summary>
    WrongEnding,

    /// <summary>More than one picture in it.</summary>
    Animated,

    /// <summary>Too many pixels, or too long a side.</summary>
    TooManyPixels,

    /// <summary>Too few pixels.</summary>
    TooSmall,

    /// <summary>It cannot be decoded.</summary>
    Damaged,

    /// <summary>Decoding it takes too much memory.</summary>
    TooHeavy,

    /// <summary>Decoding it takes too long.</summary>
    TooSlow,

    /// <summary>Too long a name.</summary>
    NameTooLong,

    /// <summary>Too many files in one request.</summary>
    TooMany,

    /// <summary>Too many files in one minute.</summary>
    TooFast,

    /// <summary>Its sender has as many photos, or bytes, as an account may.</summary>
    QuotaFull,

    /// <summary>Too little room on the disk.</summary>
    DiskFull,

    /// <summary>Too much else is waiting to be decoded.</summary>
    Busy,
}
