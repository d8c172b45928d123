using System.Globalization;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>Reads the Unicode and HTML tables that are embedded in this assembly.</summary>
internal static class TextData
{
    /// <summary>The lines of an embedded table, without its comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(TextData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is missing from this build.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    /// <summary>A number written in hexadecimal.</summary>
    public static int CodePoint(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>The text of code points written in hexadecimal.</summary>
    public static string Text(ReadOnlySpan<string> codePoints)
    {
        var text = "";
        foreach (var codePoint in codePoints)
            text += char.ConvertFromUtf32(CodePoint(codePoint));
        return text;
    }
}
