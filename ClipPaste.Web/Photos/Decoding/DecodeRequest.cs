using ClipPaste.Engine.Imaging;

namespace ClipPaste.Web.Photos.Decoding;

/// <summary>What a file of unknown origin is to be turned into, and the bounds of what is tried.</summary>
/// <param name="Expected">The kind of picture that its name promises; null where it promises none.</param>
/// <param name="MostPixels">Most pixels.</param>
/// <param name="LongestSide">Longest side, in pixels.</param>
/// <param name="ShortestSide">Shortest side, in pixels.</param>
/// <param name="KeptSide">Longest side of what comes out, in pixels.</param>
/// <param name="KeepsPixels">Whether what comes out is to have the very same pixels.</param>
internal sealed record DecodeRequest(ImageFormat? Expected, long MostPixels, int LongestSide, int ShortestSide, int KeptSide, bool KeepsPixels = false)
{
    private const int NoFormat = -1;

    /// <summary>A request for a file that somebody sent.</summary>
    /// <param name="limits">What may be sent.</param>
    /// <param name="expected">The kind of picture that its name promises.</param>
    public static DecodeRequest Of(UploadLimits limits, ImageFormat? expected) =>
        new(expected, limits.MostPixels, limits.LongestSide, limits.ShortestSide, limits.KeptSide);

    /// <summary>Writes the request; the file's length and its bytes follow.</summary>
    public void WriteTo(BinaryWriter to)
    {
        to.Write((int?)Expected ?? NoFormat);
        to.Write(MostPixels);
        to.Write(LongestSide);
        to.Write(ShortestSide);
        to.Write(KeptSide);
        to.Write(KeepsPixels);
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="EndOfStreamException">Nothing more comes.</exception>
    public static DecodeRequest ReadFrom(BinaryReader from)
    {
        var expected = from.ReadInt32();
        return new DecodeRequest(
            expected == NoFormat ? null : (ImageFormat)expected, from.ReadInt64(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32(), from.ReadBoolean());
    }
}
