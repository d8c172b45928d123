using ClipPaste.Web.Access;
using ClipPaste.Web.Streaming;

namespace ClipPaste.Web.Shares;

/// <summary>Answers those who want to watch a collage as it goes on.</summary>
internal sealed class ShareWatch(ShareDoor door, ShareFeed feed, WatcherPlaces places, IHostApplicationLifetime life)
{
    // By then somebody may have left.
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    /// <summary>Streams events; see <see cref="ShareFeed"/>.</summary>
    public Task<IResult> AnswerAsync(string token, HttpContext context) => door.EnterAsync(token, context, collage => Task.FromResult(Stream(token, collage, context)));

    private IResult Stream(string token, SharedCollage collage, HttpContext context)
    {
        if (collage.Session is not { } session)
            return ShareDoor.Gone();
        if (!SameOrigin.Allows(context.Request))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (places.Take($"{context.Connection.RemoteIpAddress}") is not { } place)
            return TooFast.Answer(context, Again);
        context.Response.RegisterForDispose(place);
        // Else a studio that is told to stop would wait for everybody who watches.
        var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        context.Response.RegisterForDispose(ended);
        // Proxies must hand on what comes at once.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var last = context.Request.Headers["Last-Event-ID"].ToString();
        return TypedResults.ServerSentEvents(feed.Of(collage.Link, session, new SharedScene(ShareDoor.AddressOf(token), collage), last, ended.Token));
    }
}
