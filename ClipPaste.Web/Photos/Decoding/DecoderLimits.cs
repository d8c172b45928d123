namespace ClipPaste.Web.Photos.Decoding;

/// <summary>What decoding may cost.</summary>
internal sealed record DecoderLimits
{
    /// <summary>Time of the processor that a file may take.</summary>
    public const int ProcessorSeconds = 10;

    /// <summary>Files that are decoded at a time, each in a process of its own.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>Files that may wait for their turn; more are refused.</summary>
    public int Waiting { get; init; } = 100;

    /// <summary>Files after which a process is replaced.</summary>
    public int FilesPerProcess { get; init; } = 50;

    /// <summary>How long a file may take before its process is killed.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a process may take to start.</summary>
    public TimeSpan StartTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A process without work is ended after this time.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Memory of its own that a process may take beside what it starts with, in bytes.</summary>
    public long Memory { get; init; } = 192L << 20;

    /// <summary>Longest answer of a process, in bytes: a picture that cannot be compressed, of the largest size that is kept.</summary>
    public long LongestAnswer { get; init; } = 80L << 20;
}
