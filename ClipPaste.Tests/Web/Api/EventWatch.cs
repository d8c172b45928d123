using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace ClipPaste.Tests.Web.Api;

/// <summary>A program that reads events.</summary>
internal sealed class EventWatch : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private EventWatch(HttpResponseMessage answer, Stream stream) => (_answer, _events) = (answer, SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator());

    /// <summary>Id of the newest event.</summary>
    public string? LastId { get; private set; }

    public static async Task<EventWatch> BeginAsync(HttpClient program, string address, string? last = null)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        if (last is not null)
            asked.Headers.Add("Last-Event-ID", last);
        var answer = await program.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no", answer.Headers.GetValues("X-Accel-Buffering").Single());
        return new EventWatch(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; null where it has ended.</summary>
    public async Task<(string Kind, JsonElement Message)?> NextAsync()
    {
        if (!await _events.MoveNextAsync().AsTask().WaitAsync(Longest))
            return null;
        LastId = _events.Current.EventId ?? LastId;
        if (_events.Current.Data.Length == 0)
            return (_events.Current.EventType, default);
        using var message = JsonDocument.Parse(_events.Current.Data);
        return (_events.Current.EventType, message.RootElement.Clone());
    }

    /// <summary>The next event of a kind that is as wanted.</summary>
    public async Task<JsonElement> NextAsync(string kind, Func<JsonElement, bool>? wanted = null)
    {
        while (true)
        {
            var (found, message) = Assert.NotNull(await NextAsync());
            if (found == kind && wanted?.Invoke(message) != false)
                return message;
        }
    }

    /// <summary>All that comes until it ends.</summary>
    public async Task<List<(string Kind, JsonElement Message)>> RestAsync()
    {
        var rest = new List<(string, JsonElement)>();
        while (await NextAsync() is { } next)
            rest.Add(next);
        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        _answer.Dispose();
        await Task.CompletedTask;
    }
}
