using ClipPaste.Engine.Collage;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Draws collages from their cut-outs in full size and writes them, their credits or their projects into files to
/// download.</summary>
internal sealed class ExportWork(CollageBuilder builder, WorkLanes lanes, ExportStore store, ExportDrawing drawing, ProjectFilms films, ExportCheck check,
    JobPump pump) : IJobWork
{
    /// <inheritdoc/>
    public JobKind Kind => JobKind.Export;

    /// <inheritdoc/>
    public int Slots => 2;

    /// <summary>Starts an export of the collage as it is now, in place of one of the same project that is under way.</summary>
    /// <returns>Ends when the export has ended, however that was; nobody has to wait for it.</returns>
    public Task Start(ProjectSession session, ExportOptions options) => Order(session, options).Ended;

    /// <summary>The same, for those who want to know which job it is.</summary>
    /// <returns>The job, or why there is none; the project's board tells that too.</returns>
    public JobOrder Order(ProjectSession session, ExportOptions options)
    {
        var state = session.State;
        if (check.Complaint(session.Id, state, options) is not { } complaint)
            return pump.Order(session, Kind, SizeOf(state, options), StateJson.Write(new ExportOrder(options, state)));
        session.Activities.Begin(ActivityKind.Export, WorkPhase.Loading).Fail(complaint);
        return JobOrder.Refused(complaint);
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
        var lane = options.IsFilm ? lanes.Films : lanes.Exports;
        var order = new ExportDrawing.Order(task.Session.Id, state, document, options);
        var write = await lane.Run(running => drawing.Draw(order, ticket, running), task.Token);
        ticket.Report(WorkPhase.Writing);
        var title = state.Title.Length > 0 ? state.Title : state.Prompt;
        var (name, type) = (ExportName.Of(title, options), ExportName.TypeOf(options.Format));
        await lane.Run(running => store.Add(task.Session.Id, name, type, path => write(path, running), task.Ending,
            () => options.IsFilm ? films.OnlyRun(task.Session.Id, options.Film?.Run) : null, task.Id), task.Token);
        task.Session.Announce();
        return null;
    }

    private static int SizeOf(ProjectState state, ExportOptions options)
    {
        const int Kilo = 1000;
        if (options is { IsFilm: true, Film: var film })
            return ExportDrawing.ShapeOf(state, film ?? new FilmChoice(), options.Format) is { } shape ? shape.Frames * (shape.Width * shape.Height / Kilo) : 1;
        var (width, height) = options.IsPicture || options.IsLayered ? new CanvasShape(state.Aspect).Pixels(options.LongSide) : (1, 1);
        return width * height / Kilo;
    }
}
