using System.Net.ServerSentEvents;
using System.Text.Json;
using ClipPaste.Web.Access;

namespace ClipPaste.Web.Streaming;

/// <summary>Answers with events, as browsers and programs read them, for as long as somebody reads them and the studio goes on.</summary>
internal sealed class EventStreams(WatcherPlaces places, IHostApplicationLifetime life)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    // By then somebody may have left.
    private static readonly TimeSpan Leaves = TimeSpan.FromSeconds(30);

    /// <summary>What says that the line is not dead.</summary>
    public static SseItem<string> Beat { get; } = new("", "beat");

    /// <summary>An event; whoever loses the line comes back after it.</summary>
    /// <param name="kind">Its name.</param>
    /// <param name="id">What is sent when the watcher comes back.</param>
    /// <param name="message">What it tells.</param>
    public static SseItem<string> Item<T>(string kind, string id, T message) =>
        new(JsonSerializer.Serialize(message, MessageJson.Options), kind) { EventId = id, ReconnectionInterval = Again };

    /// <summary>Streams events; where whoever asks watches often enough already, they are told to come back.</summary>
    /// <param name="context">The request.</param>
    /// <param name="who">See <see cref="WatcherPlaces.Take"/>.</param>
    /// <param name="events">Gives the events after the one with this id, empty for none, until the token ends them.</param>
    public IResult Answer(HttpContext context, string who, Func<string, CancellationToken, IAsyncEnumerable<SseItem<string>>> events)
    {
        if (places.Take(who) is not { } place)
            return TooFast.Answer(context, Leaves);
        context.Response.RegisterForDispose(place);
        // Else a studio that is told to stop would wait for everybody who watches.
        var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        context.Response.RegisterForDispose(ended);
        // Proxies must hand on what comes at once.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(events(context.Request.Headers["Last-Event-ID"].ToString(), ended.Token));
    }
}
