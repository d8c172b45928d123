using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ClipPaste.Engine.Sources;

/// <summary>Credits as one file for browsers: it needs nothing else, loads nothing and runs nothing.</summary>
internal static class CreditPage
{
    private const string Head =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Credits</title>
        <style>
        body { max-width: 42rem; margin: 3rem auto; padding: 0 1.5rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        li { margin: 1rem 0; padding-left: .25rem; break-inside: avoid; }
        strong, small { display: block; }
        small { font-size: .9rem; }
        a { display: inline-block; padding: .125rem 0; }
        .condition { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid; }
        @media print { body { margin: 0; max-width: none; } }
        </style>
        </head>
        <body>
        <h1>Credits</h1>

        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page.</summary>
    /// <param name="about">What the collage is.</param>
    /// <param name="credits">Whose photos are in it.</param>
    /// <param name="condition">What a licence asks for; null for nothing.</param>
    public static string Html(string about, IEnumerable<Credit> credits, string? condition)
    {
        var page = new StringBuilder(Head).Append("<p>").Append(Plain(about)).Append("</p>\n<ol>\n");
        foreach (var credit in credits)
        {
            page.Append("<li><strong>").Append(Plain(credit.Title)).Append("</strong> by ").Append(Plain(credit.Author)).Append("\n<small>");
            page.Append(Linked(credit.Licence, credit.LicenceAddress, "license ")).Append(" · ").Append(Linked(credit.Source, credit.Source, "")).Append("</small></li>\n");
        }
        page.Append("</ol>\n");
        if (condition is not null)
            page.Append("<p class=\"condition\">").Append(Plain(condition)).Append("</p>\n");
        return page.Append("</body>\n</html>\n").ToString();
    }

    // What stands in a manifest is not trusted with other schemes.
    private static string Linked(string text, string? address, string relation) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? $"<a href=\"{Plain(uri.AbsoluteUri)}\" rel=\"{relation}noopener noreferrer\">{Plain(text)}</a>"
            : Plain(text);

    private static string Plain(string text) => Encoder.Encode(text);
}
