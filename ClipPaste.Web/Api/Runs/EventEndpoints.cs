using ClipPaste.Web.Access;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Api;

/// <summary>What goes on in runs and collages, told as it happens.</summary>
internal static class EventEndpoints
{
    private const string Events = "text/event-stream";

    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/runs/{id}/events", OfRun).Produces(StatusCodes.Status200OK, contentType: Events);
        api.MapGet("/projects/{id}/events", OfProject).Produces(StatusCodes.Status200OK, contentType: Events);
    }

    /// <summary>
    /// Tells of a run until it is over, as server-sent events: status, and the newest frame ten times a second at most. Whoever comes back with the last
    /// id in Last-Event-ID is told what is newer. Four may watch a run at a time.
    /// </summary>
    internal static IResult OfRun(string id, HttpContext context, RunLookup runs, RunEvents events, EventStreams streams, EventPass pass)
    {
        var caller = context.Caller();
        if (runs.Find(id, caller) is not var (run, session))
            return ApiProblem.NotFound();
        return streams.Answer(context, $"{caller.Id} {id}", (last, ended) => events.Of(run, session, last, pass.For(context, session.Id), ended));
    }

    /// <summary>
    /// Tells of a collage, as server-sent events: the scene and what is under way at once and whenever they change, and of a run the newest frame, each ten
    /// times a second at most. Four may watch a collage at a time.
    /// </summary>
    internal static IResult OfProject(string id, HttpContext context, ProjectSessions sessions, ProjectEvents events, EventStreams streams, EventPass pass)
    {
        var caller = context.Caller();
        if (sessions.Open(id, caller) is not { } session)
            return ApiProblem.NotFound();
        return streams.Answer(context, $"{caller.Id} {id}", (last, ended) => events.Of(session, last, pass.For(context, id), ended));
    }
}
