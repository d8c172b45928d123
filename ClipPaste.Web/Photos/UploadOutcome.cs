using System.Diagnostics.CodeAnalysis;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Web.Photos;

/// <summary>What became of one file: a photo, or why not.</summary>
internal readonly record struct UploadOutcome
{
    private UploadOutcome(SourcePhoto? photo, UploadRefusal refusal) => (Photo, Refusal) = (photo, refusal);

    /// <summary>The photo; null where the file was refused.</summary>
    public SourcePhoto? Photo { get; }

    /// <summary>Why it was refused, where it was.</summary>
    public UploadRefusal Refusal { get; }

    /// <summary>Whether there is a photo.</summary>
    [MemberNotNullWhen(true, nameof(Photo))]
    public bool IsAccepted => Photo is not null;

    /// <summary>The file became a photo.</summary>
    public static UploadOutcome Accepted(SourcePhoto photo) => new(photo, default);

    /// <summary>The file was not taken.</summary>
    public static UploadOutcome Refused(UploadRefusal refusal) => new(null, refusal);
}
