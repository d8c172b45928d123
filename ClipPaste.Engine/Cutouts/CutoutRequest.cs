namespace ClipPaste.Engine.Cutouts;

/// <summary>What is wanted from a photo.</summary>
public sealed record CutoutRequest
{
    /// <summary>Whatever the photo offers, at most four cut-outs.</summary>
    public static CutoutRequest Default { get; } = new();

    /// <summary>Only this kind (known, say, from the word "castle"), or null to tell from the photo.</summary>
    public CutoutKind? Kind { get; init; }

    /// <summary>At most this many cut-outs, at least 1.</summary>
    public int Limit { get; init; } = 4;
}
