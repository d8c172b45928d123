using ClipPaste.Engine.Exports;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>Finds what is wrong with an export before it is queued.</summary>
internal sealed class ExportCheck(ProjectFilms films, IStringLocalizer<WorkTexts> texts)
{
    /// <summary>A sentence about why this cannot be exported; null where it can.</summary>
    public string? Complaint(string project, ProjectState state, ExportOptions options)
    {
        if (!Enum.IsDefined(options.Format))
            return texts["ExportFormatUnknown"];
        if (options.LongSide is < ExportOptions.SmallestSide or > ExportOptions.LargestSide)
            return texts["ExportSize", ExportOptions.SmallestSide, ExportOptions.LargestSide];
        if (options.Quality is < 1 or > 100)
            return texts["ExportQuality"];
        if (options is { Transparent: true, Format: ExportFormat.Jpeg })
            return texts["JpegIsOpaque"];
        if (options.IsFilm)
            return FilmComplaint(project, state, options);
        if (options.IsLayered && options.LongSide > OpenRasterFile.LargestSide)
            return texts["ExportSize", ExportOptions.SmallestSide, OpenRasterFile.LargestSide];
        if ((options.Print is not null || options.Format == ExportFormat.Pdf) && PrintComplaint(options) is { } unprintable)
            return unprintable;
        return !options.IsPicture && state.Pieces.All(piece => piece.Hidden) ? texts["NothingOnCanvas"].Value : null;
    }

    private string? PrintComplaint(ExportOptions options)
    {
        if (options.Format is not (ExportFormat.Png or ExportFormat.Jpeg or ExportFormat.Pdf) || options.Transparent)
            return texts["PrintFormat"];
        var print = options.Print ?? new PrintChoice();
        return PaperSize.All.Any(paper => paper.Name == print.Paper) && PrintChoice.Resolutions.Contains(print.Dpi) ? null : texts["PrintUnknown"].Value;
    }

    private string? FilmComplaint(string project, ProjectState state, ExportOptions options)
    {
        var film = options.Film ?? new FilmChoice();
        if (!FilmChoice.Lengths.Contains(film.Seconds) || !FilmChoice.Sizes.Contains(film.Lines))
            return texts["FilmUnknown"];
        if (!films.HasFrames(project, film.Run))
            return texts["NoRunYet"];
        if (options.Format != ExportFormat.AnimatedWebP)
            return VideoProgram.Find() is null ? texts["NoVideoProgram"].Value : null;
        return ExportDrawing.ShapeOf(state, film, options.Format) is null ? texts["FilmTooLarge"].Value : null;
    }
}
