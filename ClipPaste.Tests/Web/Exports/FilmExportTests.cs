using ClipPaste.Tests.Exports;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Exports;

public sealed class FilmExportTests(RunSite runs) : IClassFixture<RunSite>
{
    private static readonly ExportOptions Film = new(ExportFormat.AnimatedWebP) { Film = new FilmChoice(5, 480) };

    private ExportWork Work => runs.Site.Services.GetRequiredService<ExportWork>();

    private ExportStore Store => runs.Site.Services.GetRequiredService<ExportStore>();

    [Fact]
    public async Task The_iterations_of_a_run_become_a_film()
    {
        var session = runs.NewCollage(iterations: 6);
        runs.Desk.Start(session);
        await RunSite.UntilAsync(() => runs.Desk.Of(session) is null && runs.Site.Services.GetRequiredService<RunHistory>().NewestOf(session.Id) is { Over: true });

        await Work.Start(session, Film);

        Assert.Null(session.Activities[ActivityKind.Export]?.Failure);
        var export = Assert.Single(Store.Of(session.Id));
        Assert.Equal("discs-5s-480.webp", export.Name);
        var frames = WebPFrames.Of(await File.ReadAllBytesAsync(Store.Find(session.Owner, export.Id)!.Value.Path));
        Assert.Equal((640, 480, 5000), (frames.Width, frames.Height, frames.Delays.Sum()));
    }

    [Fact]
    public async Task Before_the_first_run_there_is_no_film()
    {
        var session = runs.NewCollage();
        await Work.Start(session, Film);
        Assert.Equal("There are no iterations to show yet. Start a run first.", session.Activities[ActivityKind.Export]?.Failure);
    }

    [Theory]
    [InlineData(nameof(ExportFormat.Pdf), "discs-a4-150dpi.pdf", "%PDF")]
    [InlineData(nameof(ExportFormat.Png), "discs-a4-150dpi.png", "\u0089PNG")]
    [InlineData(nameof(ExportFormat.OpenRaster), "discs-320.ora", "PK")]
    [InlineData(nameof(ExportFormat.Svg), "discs-320.svg", "\u00ef\u00bb\u00bf<?xml")]
    public async Task Sheets_and_layers_are_files_of_their_kind(string format, string name, string begin)
    {
        var session = runs.NewCollage();
        var kind = Enum.Parse<ExportFormat>(format);
        await Work.Start(session, new ExportOptions(kind, 320) { Print = kind is ExportFormat.Pdf or ExportFormat.Png ? new PrintChoice(Dpi: 150) : null });

        Assert.Null(session.Activities[ActivityKind.Export]?.Failure);
        var export = Assert.Single(Store.Of(session.Id));
        Assert.Equal(name, export.Name);
        var file = await File.ReadAllBytesAsync(Store.Find(session.Owner, export.Id)!.Value.Path);
        Assert.Equal(begin, System.Text.Encoding.Latin1.GetString(file, 0, begin.Length));
    }

    [Fact]
    public async Task What_is_not_offered_is_refused_with_a_sentence()
    {
        var session = runs.NewCollage();
        ExportOptions[] wrong =
        [
            new((ExportFormat)99), new(ExportFormat.WebP) { Print = new PrintChoice() }, new(ExportFormat.Pdf) { Print = new PrintChoice("A0") },
            new(ExportFormat.Pdf) { Print = new PrintChoice(Dpi: 1200) }, new(ExportFormat.Mp4) { Film = new FilmChoice(3600) }, new(ExportFormat.OpenRaster, 8192),
        ];
        foreach (var options in wrong)
        {
            await Work.Start(session, options);
            Assert.NotNull(session.Activities[ActivityKind.Export]?.Failure);
        }
        Assert.Empty(Store.Of(session.Id));
    }
}
