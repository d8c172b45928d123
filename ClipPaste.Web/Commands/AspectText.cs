using System.Globalization;

namespace ClipPaste.Web.Commands;

/// <summary>Reads a canvas's proportions as people write them: <c>4:3</c>, <c>1.5</c>, <c>square</c>.</summary>
internal static class AspectText
{
    private const double Widest = 4;

    public static double Parse(string text)
    {
        var aspect = Read(text);
        if (aspect is not { } known || !(known >= 1 / Widest && known <= Widest))
            throw new UsageException($"--aspect takes a proportion between 1:4 and 4:1, such as 4:3, 1.5 or square, not '{text}'.");
        return known;
    }

    private static double? Read(string text)
    {
        switch (text.ToLowerInvariant())
        {
            case "square": return 1;
            case "landscape": return 4.0 / 3;
            case "portrait": return 3.0 / 4;
        }
        var parts = text.Split(':', '/', 'x');
        if (parts.Length == 1)
            return Number(parts[0]);
        return parts.Length == 2 && Number(parts[0]) is { } width && Number(parts[1]) is { } height ? width / height : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
