using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>Draws collages from their cut-outs in full size and writes them, their credits or their projects into files to
/// download.</summary>
internal sealed class ExportWork(CollageBuilder builder, WorkLanes lanes, ExportStore store, ProjectJobs jobs,
    IStringLocalizer<WorkTexts> texts)
{
    /// <summary>Starts an export, in place of one of the same project that is under way.</summary>
    /// <returns>Ends when the export has ended, however that was; nobody has to wait for it.</returns>
    public Task Start(ProjectSession session, ExportOptions options) =>
        jobs.Start(session, ActivityKind.Export, ticket => ExportAsync(session, options, ticket));

    private async Task<string?> ExportAsync(ProjectSession session, ExportOptions options, ActivityTicket ticket)
    {
        if (Complaint(options) is { } complaint)
            return complaint;
        var state = session.State;
        if (state.Pieces.All(piece => piece.Hidden) && !options.IsPicture)
            return texts["NothingOnCanvas"];
        // Three turns of the lane and not one: between them it can be cancelled, and small exports of others come through.
        var document = await lanes.Exports.Run(_ => builder.Build(state), ticket.Token);
        Action<string> write;
        if (options.IsPicture)
        {
            ticket.Report(WorkPhase.Drawing);
            var (width, height) = new CanvasShape(state.Aspect).Pixels(options.LongSide);
            var picture = await lanes.Exports.Run(
                _ => CollageRenderer.Render(document, width, height, Environment.ProcessorCount, options.Transparent), ticket.Token);
            write = path => ImageWriter.Write(picture, path, FormatOf(options.Format), CollageCredits.Metadata(document), options.Quality);
        }
        else
        {
            write = path => WriteText(options.Format, document, path);
        }
        ticket.Report(WorkPhase.Writing);
        var title = state.Title.Length > 0 ? state.Title : state.Prompt;
        var (name, type) = (ExportName.Of(title, options), ExportName.TypeOf(options.Format));
        await lanes.Exports.Run(_ => store.Add(session.Id, name, type, write), ticket.Token);
        session.Announce();
        return null;
    }

    private string? Complaint(ExportOptions options)
    {
        if (options.LongSide is < ExportOptions.SmallestSide or > ExportOptions.LargestSide)
            return texts["ExportSize", ExportOptions.SmallestSide, ExportOptions.LargestSide];
        if (options.Quality is < 1 or > 100)
            return texts["ExportQuality"];
        return options is { Transparent: true, Format: ExportFormat.Jpeg } ? texts["JpegIsOpaque"].Value : null;
    }

    private static void WriteText(ExportFormat format, CollageDocument document, string path)
    {
        if (format == ExportFormat.Project)
            ProjectFile.Save(path, document);
        else
            CreditSheet.Write(path, document.Prompt, CollageCredits.Of(document));
    }

    private static ImageFormat FormatOf(ExportFormat format) => format switch
    {
        ExportFormat.Jpeg => ImageFormat.Jpeg,
        ExportFormat.WebP => ImageFormat.WebP,
        _ => ImageFormat.Png,
    };
}
