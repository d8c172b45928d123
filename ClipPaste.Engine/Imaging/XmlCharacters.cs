using System.Text;

namespace ClipPaste.Engine.Imaging;

/// <summary>Text that XML can hold.</summary>
internal static class XmlCharacters
{
    /// <summary>The text without what XML 1.0 has no place for: control characters and lone surrogates, which prompts and titles from elsewhere
    /// may hold.</summary>
    internal static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or >= ' ' and not (0xFFFE or 0xFFFF))
                legal.Append(rune);
        }
        return legal.ToString();
    }
}
