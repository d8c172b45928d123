using ClipPaste.Web.Streaming;

namespace ClipPaste.Web.Shares;

/// <summary>Answers those who want to watch a collage as it goes on.</summary>
internal sealed class ShareWatch(ShareDoor door, ShareFeed feed, EventStreams streams)
{
    /// <summary>Streams events; see <see cref="ShareFeed"/>.</summary>
    public Task<IResult> AnswerAsync(string token, HttpContext context) => door.EnterAsync(token, context, collage => Task.FromResult(Stream(token, collage, context)));

    private IResult Stream(string token, SharedCollage collage, HttpContext context)
    {
        if (collage.Session is not { } session)
            return ShareDoor.Gone();
        if (!SameOrigin.Allows(context.Request))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var scene = new SharedScene(ShareDoor.AddressOf(token), collage);
        return streams.Answer(context, $"{context.Connection.RemoteIpAddress}", (last, ended) => feed.Of(collage.Link, session, scene, last, ended));
    }
}
