using System.Globalization;

namespace ClipPaste.Web.Gallery;

/// <summary>A place in a gallery: pages begin after one, so that they stay put while things change above them.</summary>
/// <param name="At">The time by which the gallery is sorted, in milliseconds since 1970, newest first.</param>
/// <param name="Id">Sorts things of the same time.</param>
internal readonly record struct GalleryKey(long At, string Id)
{
    /// <summary>Before everything.</summary>
    public static readonly GalleryKey First = new(long.MaxValue, "");

    private const int LongestId = 64;

    /// <summary>Reads what <see cref="ToString"/> wrote; null where somebody else did.</summary>
    public static GalleryKey? Read(string? text) =>
        text?.IndexOf('~', StringComparison.Ordinal) is > 0 and var mark && text.Length - mark <= LongestId
            && long.TryParse(text.AsSpan(0, mark), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new GalleryKey(at, text[(mark + 1)..])
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}~{Id}");
}
