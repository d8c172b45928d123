using ClipPaste.Engine.Sources;

namespace ClipPaste.Tests.Sources;

public class CreditSheetTests
{
    private static readonly SourcePhoto Moose =
        Photo("1", new Credit("Male [Moose]", "Ryan\nHagerty", "public domain", "https://example.org/a_(b)"));
    private static readonly SourcePhoto Taj =
        Photo("2", new Credit("Taj", "Yann", "CC-BY-SA-4.0", "taj.jpg", "https://creativecommons.org/licenses/by-sa/4.0/"));

    [Fact]
    public void EveryPhotoIsNamedOnceWithTitleAuthorLicenceAndSource()
    {
        var expected = """
            # Credits

            Collage for "a *moose*", made with ClipPaste from these 2 photos.

            1. **Male \[Moose\]** by Ryan Hagerty, public domain, <https://example.org/a_%28b%29>
            2. **Taj** by Yann, [CC-BY-SA-4.0](https://creativecommons.org/licenses/by-sa/4.0/), taj.jpg

            A photo under CC-BY-SA-4.0 asks that a collage made with it be shared under the same licence or a compatible one.

            """.Replace("a *moose*", @"a \*moose\*", StringComparison.Ordinal);
        Assert.Equal(expected, CreditSheet.Text("a *moose*", [Moose, Taj, Moose]));
    }

    [Fact]
    public void PlainTextHasNoMarks() => Assert.Equal(
        """
        Credits

        Collage for "a *moose*", made with ClipPaste from these 2 photos.

        1. Male [Moose] by Ryan Hagerty, public domain, https://example.org/a_(b)
        2. Taj by Yann, CC-BY-SA-4.0, taj.jpg

        A photo under CC-BY-SA-4.0 asks that a collage made with it be shared under the same licence or a compatible one.

        """, CreditSheet.Text("a *moose*", [Moose, Taj, Moose], CreditForm.Plain));

    [Fact]
    public void ThePageLinksWebAddressesAndTakesEverythingElseAsWords()
    {
        var bad = Photo("3", new Credit("<script>alert(1)</script>", "\"><img src=x>", "CC & co", "javascript:alert(1)", "data:text/html,x"));
        var page = CreditSheet.Text("<b>bold</b>", [Moose, Taj, bad], CreditForm.Page);
        Assert.Contains("<a href=\"https://example.org/a_(b)\" rel=\"noopener noreferrer\">https://example.org/a_(b)</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://creativecommons.org/licenses/by-sa/4.0/\" rel=\"license noopener noreferrer\">CC-BY-SA-4.0</a>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("CC &amp; co", page, StringComparison.Ordinal);
        foreach (var never in (string[])["<script", "<img", "<b>", "href=\"javascript", "href=\"data"])
            Assert.DoesNotContain(never, page, StringComparison.Ordinal);
        Assert.Contains("same licence or a compatible one", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutShareAlikeNothingIsAskedOfTheCollage() =>
        Assert.EndsWith("%29>\n", CreditSheet.Text("x", [Moose]), StringComparison.Ordinal);

    [Fact]
    public void TheSheetIsWrittenToAFile()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "credits.md");
        CreditSheet.Write(path, "moose", [Moose]);
        Assert.Equal(CreditSheet.Text("moose", [Moose]), File.ReadAllText(path));
    }

    private static SourcePhoto Photo(string id, Credit credit) => new(id, $"/photos/{id}.jpg", 4, 3, credit, []);
}
