using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Gives pieces names after their phrases: "parrot", "butterfly", "butterfly 2".</summary>
/// <param name="taken">Names that are in use.</param>
internal sealed class PieceNames(IEnumerable<string> taken)
{
    // A place for the number.
    private const int LongestBase = PlacedPiece.LongestName - 4;

    private readonly HashSet<string> _taken = new(taken, StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that no other piece has.</summary>
    public string Next(string phrase)
    {
        var name = phrase.Length > LongestBase ? phrase[..LongestBase].TrimEnd() : phrase;
        var next = name;
        for (var number = 2; !_taken.Add(next); number++)
            next = $"{name} {number}";
        return next;
    }
}
