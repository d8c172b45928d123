using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Work;

[Collection(nameof(SmallStudio))]
public sealed class ExportWorkTests(SmallStudio studio)
{
    [Theory]
    [InlineData(nameof(ExportFormat.Png), "the-empereur-pénguin-240.png", true)]
    [InlineData(nameof(ExportFormat.WebP), "the-empereur-pénguin-240.webp", false)]
    [InlineData(nameof(ExportFormat.Jpeg), "the-empereur-pénguin-240.jpg", false)]
    public async Task A_picture_is_drawn_from_the_cut_outs(string format, string name, bool transparent)
    {
        var session = await CollageAsync();
        await studio.Get<ExportWork>().Start(session, new ExportOptions(Enum.Parse<ExportFormat>(format), 240, transparent));

        Assert.Null(SmallStudio.Told(session, ActivityKind.Export));
        var export = Assert.Single(studio.Get<ExportStore>().Of(session.Id));
        Assert.Equal(name, export.Name);
        var picture = ImageReader.Read(PathOf(export));
        Assert.Equal((240, 180), (picture.Width, picture.Height));
        Assert.Equal(transparent, picture.Pixels[3] == 0);
        Assert.Contains(Enumerable.Range(0, 240 * 180), pixel => picture.Pixels[pixel * 4 + 3] == 255);
    }

    [Fact]
    public async Task Credits_name_the_photos_and_the_project_can_be_opened_by_the_engine()
    {
        var session = await CollageAsync();
        await studio.Get<ExportWork>().Start(session, new ExportOptions(ExportFormat.Credits));
        await studio.Get<ExportWork>().Start(session, new ExportOptions(ExportFormat.CreditsText));
        await studio.Get<ExportWork>().Start(session, new ExportOptions(ExportFormat.CreditsPage));
        await studio.Get<ExportWork>().Start(session, new ExportOptions(ExportFormat.Project));

        var exports = studio.Get<ExportStore>().Of(session.Id);
        Assert.Equal([".clippaste", ".credits.html", ".credits.txt", ".credits.md"], exports.Select(export => export.Name["the-empereur-pénguin".Length..]));
        foreach (var sheet in exports.Skip(1))
            Assert.Contains("Gordon Leggett", await File.ReadAllTextAsync(PathOf(sheet)), StringComparison.Ordinal);
        var (document, _) = ProjectFile.Load(PathOf(exports[0]));
        Assert.Equal("penguin", Assert.Single(document.Pieces).Phrase);
    }

    [Theory]
    [InlineData(63, 90, false, "The long side must be between 64 and 8192 pixels.")]
    [InlineData(8193, 90, false, "The long side must be between 64 and 8192 pixels.")]
    [InlineData(640, 0, false, "The quality must be between 1 and 100.")]
    [InlineData(640, 90, true, "JPEG pictures cannot be transparent. Choose PNG or WebP, or keep the background.")]
    public async Task What_cannot_be_exported_is_said(int longSide, int quality, bool transparent, string sentence)
    {
        var session = studio.Project("a penguin");
        await studio.Get<ExportWork>().Start(session, new ExportOptions(ExportFormat.Jpeg, longSide, transparent, quality));
        Assert.Equal(sentence, SmallStudio.Told(session, ActivityKind.Export));
        Assert.Empty(studio.Get<ExportStore>().Of(session.Id));
    }

    private async Task<ProjectSession> CollageAsync()
    {
        var session = await studio.ApprovedAsync("a penguin");
        session.Edit("title", state => state with { Title = " The « Empereur » pénguin!" });
        Assert.NotNull(CanvasPlacing.Place(session, session.State.Cutouts[0].Id));
        return session;
    }

    private string PathOf(FinishedExport export) => studio.Get<ExportStore>().Find("local", export.Id)!.Value.Path;
}
