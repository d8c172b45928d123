using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>Draws collages from their cut-outs in full size and writes them, their credits or their projects into files to
/// download.</summary>
internal sealed class ExportWork(CollageBuilder builder, WorkLanes lanes, ExportStore store, JobPump pump,
    IStringLocalizer<WorkTexts> texts) : IJobWork
{
    private const int Hundredths = 100;

    /// <inheritdoc/>
    public JobKind Kind => JobKind.Export;

    /// <inheritdoc/>
    public int Slots => 2;

    /// <summary>Starts an export of the collage as it is now, in place of one of the same project that is under way.</summary>
    /// <returns>Ends when the export has ended, however that was; nobody has to wait for it.</returns>
    public Task Start(ProjectSession session, ExportOptions options)
    {
        var state = session.State;
        var complaint = Complaint(options) ?? (state.Pieces.All(piece => piece.Hidden) && !options.IsPicture ? texts["NothingOnCanvas"].Value : null);
        if (complaint is null)
            return pump.Start(session, Kind, SizeOf(state, options), StateJson.Write(new ExportOrder(options, state)));
        session.Activities.Begin(ActivityKind.Export, WorkPhase.Loading).Fail(complaint);
        return Task.CompletedTask;
    }

    /// <summary>Tries a quarantined export of the project again, or starts this one where there is none.</summary>
    public void Retry(ProjectSession session, ExportOptions options)
    {
        if (!pump.Retry(session, Kind))
            _ = Start(session, options);
    }

    /// <inheritdoc/>
    public async Task<string?> CarryAsync(JobTask task)
    {
        var (options, state) = StateJson.Read<ExportOrder>(task.Payload);
        var ticket = task.Ticket;
        // Three turns of the lane and not one: between them small exports of others come through.
        var document = await lanes.Exports.Run(_ => builder.Build(state), task.Token);
        Action<string> write;
        if (options.IsPicture)
        {
            ticket.Report(WorkPhase.Drawing);
            var (width, height) = new CanvasShape(state.Aspect).Pixels(options.LongSide);
            var picture = await lanes.Exports.Run(
                running => CollageRenderer.Render(document, width, height, Environment.ProcessorCount, options.Transparent, new ShareReport(ticket), running), task.Token);
            write = path => ImageWriter.Write(picture, path, FormatOf(options.Format), CollageCredits.Metadata(document), options.Quality);
        }
        else
        {
            write = path => WriteText(options.Format, document, path);
        }
        ticket.Report(WorkPhase.Writing);
        var title = state.Title.Length > 0 ? state.Title : state.Prompt;
        var (name, type) = (ExportName.Of(title, options), ExportName.TypeOf(options.Format));
        await lanes.Exports.Run(_ => store.Add(task.Session.Id, name, type, write, task.Ending), task.Token);
        task.Session.Announce();
        return null;
    }

    private static int SizeOf(ProjectState state, ExportOptions options)
    {
        const int Kilo = 1000;
        var (width, height) = options.IsPicture ? new CanvasShape(state.Aspect).Pixels(options.LongSide) : (1, 1);
        return width * height / Kilo;
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

    /// <summary>Tells every hundredth once; from any thread.</summary>
    private sealed class ShareReport(ActivityTicket ticket) : IProgress<double>
    {
        private int _told;

        public void Report(double value)
        {
            var now = (int)(value * Hundredths);
            var told = Volatile.Read(ref _told);
            if (now > told && Interlocked.CompareExchange(ref _told, now, told) == told)
                ticket.Report(WorkPhase.Drawing, now, Hundredths);
        }
    }
}
