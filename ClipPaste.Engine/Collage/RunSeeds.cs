namespace ClipPaste.Engine.Collage;

/// <summary>
/// The seeds that follow from a document's one seed. Three sets of views are kept apart: those the run follows, those that end it, and
/// those that give the score users see, which nothing else ever looks at.
/// </summary>
internal static class RunSeeds
{
    public const int StopViewCount = 15;
    public const int ScoreViewCount = 15;

    // The golden ratio's fraction in 64 bits, as in splitmix64.
    private const ulong RoundStride = 0x9E3779B97F4A7C15;

    public static ulong Layouts(ulong seed) => seed * 4;

    /// <summary>
    /// A further round of layouts of the same document: its seeds are far from those of any other document that people would count up
    /// to.
    /// </summary>
    public static ulong Layouts(ulong seed, int round) => unchecked(Layouts(seed) + (ulong)round * RoundStride);

    public static ulong Views(ulong seed) => seed * 4 + 1;

    public static ulong StopViews(ulong seed) => seed * 4 + 2;

    public static ulong ScoreViews(ulong seed) => seed * 4 + 3;
}
