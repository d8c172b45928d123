using System.Text;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>
/// Unicode's canonical forms NFC and NFD (Unicode Standard Annex 15). .NET leaves text as it is when it runs without culture data, as
/// ClipPaste does, so the tables are embedded (Unicode 14.0, as the reference tokenizers have them).
/// </summary>
internal static class UnicodeForms
{
    private const int HangulSyllables = 0xAC00, LeadJamo = 0x1100, VowelJamo = 0x1161, TailJamo = 0x11A7;
    private const int Vowels = 21, Tails = 28, SyllableCount = 19 * Vowels * Tails;

    private static readonly Dictionary<int, int[]> Decompositions = [];
    private static readonly Dictionary<long, int> Compositions = [];
    private static readonly Dictionary<int, byte> Classes = [];
    private static readonly Dictionary<char, string> Widths = new() { ['\u3000'] = " " };

    static UnicodeForms()
    {
        foreach (var line in TextData.Lines("unicode-forms.txt"))
            Add(line.TrimStart('!').Split(' '), composes: line[0] != '!');
    }

    /// <summary>Canonical decomposition, combining marks in canonical order.</summary>
    public static string Decompose(string text) => Ascii(text) ? text : ToText(DecomposedRunes(text));

    /// <summary>Canonical decomposition followed by canonical composition.</summary>
    public static string Compose(string text)
    {
        if (Ascii(text))
            return text;
        var points = DecomposedRunes(text);
        var composed = new List<int>(points.Count);
        var starter = -1;
        var lastClass = 0;
        foreach (var point in points)
        {
            var combining = ClassOf(point);
            var blocked = starter < composed.Count - 1 && lastClass >= combining;
            if (starter >= 0 && !blocked && Pair(composed[starter], point) is { } whole)
            {
                composed[starter] = whole;
                continue;
            }
            if (combining == 0)
                starter = composed.Count;
            lastClass = combining;
            composed.Add(point);
        }
        return ToText(composed);
    }

    /// <summary>Replaces full-width and half-width forms (U+FF01..U+FFEF) and the ideographic space by the ordinary characters.</summary>
    public static string StandardWidth(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Widths.TryGetValue(c, out var standard))
                result.Append(standard);
            else
                result.Append(c);
        }
        return result.ToString();
    }

    private static void Add(string[] fields, bool composes)
    {
        switch (fields[0])
        {
            case "=":
                var ends = fields[1].Split('-');
                for (var point = TextData.CodePoint(ends[0]); point <= TextData.CodePoint(ends[1]); point++)
                    Classes[point] = byte.Parse(fields[2]);
                break;
            case "~":
                Widths[(char)TextData.CodePoint(fields[1])] = TextData.Text(fields.AsSpan(2));
                break;
            default:
                var whole = TextData.CodePoint(fields[0]);
                var parts = Array.ConvertAll(fields[1..], TextData.CodePoint);
                Decompositions[whole] = parts;
                if (composes)
                    Compositions[Key(parts[0], parts[1])] = whole;
                break;
        }
    }

    private static bool Ascii(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\x7f');

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;

    private static int ClassOf(int point) => Classes.GetValueOrDefault(point);

    private static List<int> DecomposedRunes(string text)
    {
        var points = new List<int>(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
            Append(points, rune.Value);
        for (var i = 1; i < points.Count; i++)
        {
            var combining = ClassOf(points[i]);
            for (var j = i; combining > 0 && j > 0 && ClassOf(points[j - 1]) > combining; j--)
                (points[j - 1], points[j]) = (points[j], points[j - 1]);
        }
        return points;
    }

    private static void Append(List<int> points, int point)
    {
        if (point is >= HangulSyllables and < HangulSyllables + SyllableCount)
        {
            var index = point - HangulSyllables;
            points.Add(LeadJamo + index / (Vowels * Tails));
            points.Add(VowelJamo + index % (Vowels * Tails) / Tails);
            if (index % Tails != 0)
                points.Add(TailJamo + index % Tails);
        }
        else if (Decompositions.TryGetValue(point, out var parts))
        {
            foreach (var part in parts)
                Append(points, part);
        }
        else
        {
            points.Add(point);
        }
    }

    private static int? Pair(int first, int second)
    {
        var lead = first - LeadJamo;
        if (lead is >= 0 and < 19 && second - VowelJamo is >= 0 and < Vowels and var vowel)
            return HangulSyllables + (lead * Vowels + vowel) * Tails;
        var syllable = first - HangulSyllables;
        if (syllable is >= 0 and < SyllableCount && syllable % Tails == 0 && second - TailJamo is > 0 and < Tails and var tail)
            return first + tail;
        return Compositions.TryGetValue(Key(first, second), out var whole) ? whole : null;
    }

    private static string ToText(List<int> points)
    {
        var text = new StringBuilder(points.Count);
        foreach (var point in points)
            text.Append(new Rune(point).ToString());
        return text.ToString();
    }
}
