namespace ClipPaste.Web.Studio;

/// <summary>A phrase and how much it counts.</summary>
/// <param name="Text">An English noun with its adjectives; unique in its list.</param>
/// <param name="Weight">0 (not at all) to <see cref="Heaviest"/>; 1 counts as it stands in the sentence.</param>
/// <param name="Added">Added by hand, so that it stays when the sentence is read again.</param>
internal sealed record PhraseChoice(string Text, double Weight = 1, bool Added = false)
{
    /// <summary>The largest weight.</summary>
    public const double Heaviest = 3;

    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 80;

    /// <summary>Most phrases in a list.</summary>
    public const int Most = 24;
}
