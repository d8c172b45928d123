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
