using System.Text;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Sources;

/// <summary>Writes who made the photos of a collage, and under which licences: as a Markdown text, a plain one, or a page for browsers.</summary>
public static class CreditSheet
{
    /// <summary>Writes the sheet to a file, replacing what was there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="prompt">What the collage was made for.</param>
    /// <param name="photos">The photos used; each is named once.</param>
    /// <param name="form">How it is written.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, string prompt, IEnumerable<SourcePhoto> photos, CreditForm form = CreditForm.Markdown) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(Text(prompt, photos, form))));

    /// <summary>The sheet's text.</summary>
    /// <param name="prompt">What the collage was made for.</param>
    /// <param name="photos">The photos used; each is named once.</param>
    /// <param name="form">How it is written.</param>
    public static string Text(string prompt, IEnumerable<SourcePhoto> photos, CreditForm form = CreditForm.Markdown)
    {
        var credits = photos.DistinctBy(photo => photo.Id).Select(photo => photo.Credit).ToArray();
        return form switch
        {
            CreditForm.Page => CreditPage.Html(About(prompt), credits, Condition(credits)),
            CreditForm.Plain => Lines("Credits", About(prompt, Flat), credits, credit => $"{Flat(credit.Title)} by {Flat(credit.Author)}, {Flat(credit.Licence)}, {Flat(credit.Source)}", Flat),
            _ => Lines("# Credits", About(prompt, Plain), credits, Line, Plain),
        };

        string About(string about, Func<string, string>? write = null) =>
            $"Collage for \"{(write ?? (text => text))(about)}\", made with ClipPaste from {(credits.Length == 1 ? "this photo" : $"these {credits.Length} photos")}.";
    }

    /// <summary>Whether a licence asks that what is made with the photo be shared under the same one.</summary>
    public static bool IsShareAlike(Credit credit) => credit.Licence.Contains("-SA", StringComparison.OrdinalIgnoreCase);

    private static string Line(Credit credit)
    {
        var licence = credit.LicenceAddress is { } address ? $"[{Plain(credit.Licence)}]({Address(address)})" : Plain(credit.Licence);
        var isAddress = Uri.TryCreate(credit.Source, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
        var source = isAddress ? $"<{Address(credit.Source)}>" : Plain(credit.Source);
        return $"**{Plain(credit.Title)}** by {Plain(credit.Author)}, {licence}, {source}";
    }

    private static string Address(string address) => address
        .Replace("(", "%28", StringComparison.Ordinal)
        .Replace(")", "%29", StringComparison.Ordinal)
        .Replace(">", "%3E", StringComparison.Ordinal);

    private static string Lines(string title, string about, Credit[] credits, Func<Credit, string> line, Func<string, string> write)
    {
        var sheet = new StringBuilder().Append(title).Append("\n\n").Append(about).Append("\n\n");
        foreach (var (number, credit) in credits.Index())
            sheet.Append(number + 1).Append(". ").Append(line(credit)).Append('\n');
        if (Condition(credits) is { } condition)
            sheet.Append('\n').Append(write(condition)).Append('\n');
        return sheet.ToString();
    }

    private static string? Condition(Credit[] credits) => credits.FirstOrDefault(IsShareAlike) is { } strictest
        ? $"A photo under {strictest.Licence} asks that a collage made with it be shared under the same licence or a compatible one."
        : null;

    private static string Flat(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>The text as itself: Markdown's signs escaped, line breaks as spaces.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|')
                plain.Append('\\');
            plain.Append(char.IsControl(c) ? ' ' : c);
        }
        return plain.ToString();
    }
}
