namespace ClipPaste.Web.Photos;

/// <summary>What may be sent to the studio.</summary>
internal sealed record UploadLimits
{
    /// <summary>Longest request, in bytes: what the server takes anyway.</summary>
    public const int MostRequest = 30_000_000;

    /// <summary>Most files in one request.</summary>
    public int MostFiles { get; init; } = 20;

    /// <summary>Longest file, in bytes.</summary>
    public long MostBytes { get; init; } = 20L << 20;

    /// <summary>Longest file name, in characters.</summary>
    public int LongestName { get; init; } = 255;

    /// <summary>Most pixels of a photo.</summary>
    public long MostPixels { get; init; } = 40_000_000;

    /// <summary>Longest side of a photo, in pixels.</summary>
    public int LongestSide { get; init; } = 12_000;

    /// <summary>Shortest side of a photo, in pixels.</summary>
    public int ShortestSide { get; init; } = 16;

    /// <summary>Longest side of what is kept, in pixels.</summary>
    public int KeptSide { get; init; } = 4096;

    /// <summary>Most files in a minute of one account, whatever its own limit.</summary>
    public int FilesPerMinute { get; init; } = 30;

    /// <summary>Bytes of the disk that uploads, exports and collage files leave free, for edits and runs: see <see cref="Keep.DiskReserve"/>.</summary>
    public long Reserve { get; init; } = 512L << 20;
}
