using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace ClipPaste.Tests.Web.Streaming;

/// <summary>A client of the hub that speaks SignalR's JSON protocol over a bare WebSocket.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const byte EndOfMessage = 0x1e;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> _answers = [];
    private readonly SemaphoreSlim _sending = new(1);
    private int _calls;

    /// <summary>Bytes received.</summary>
    public long Received { get; private set; }

    /// <summary>Completes when the server has closed the connection.</summary>
    public Task Closed { get; private set; } = Task.CompletedTask;

    public static async Task<HubClient> ConnectAsync(Uri site, string? origin = null, bool read = true, string? cookies = null)
    {
        var client = new HubClient();
        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);
        if (cookies is not null)
            client._socket.Options.SetRequestHeader("Cookie", cookies);
        await client._socket.ConnectAsync(new UriBuilder(site) { Scheme = "ws", Path = "/hubs/studio" }.Uri, CancellationToken.None);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        if (read)
            client.Closed = Task.Run(client.ReadAsync);
        return client;
    }

    /// <summary>Calls a method and gives its result; undefined where it has none.</summary>
    /// <exception cref="HubFailure">The hub refused, with this sentence.</exception>
    public async Task<JsonElement> CallAsync(string method, params object?[] arguments)
    {
        var answer = await BeginAsync(1, method, arguments);
        return await answer.Reader.WaitToReadAsync().AsTask().WaitAsync(Longest) && answer.Reader.TryRead(out var result) ? result : default;
    }

    /// <summary>Opens a stream and reads it.</summary>
    public async IAsyncEnumerable<JsonElement> StreamAsync(string method, object?[] arguments, [EnumeratorCancellation] CancellationToken token = default)
    {
        var answer = await BeginAsync(4, method, arguments);
        while (await answer.Reader.WaitToReadAsync(token).AsTask().WaitAsync(Longest, token))
            yield return await answer.Reader.ReadAsync(token);
    }

    /// <summary>The first scene or frame that is as a test wants it.</summary>
    public async Task<JsonElement> FirstAsync(string method, object?[] arguments, Func<JsonElement, bool> wanted)
    {
        await foreach (var item in StreamAsync(method, arguments))
        {
            if (wanted(item))
                return item;
        }
        throw new InvalidOperationException("The stream ended before.");
    }

    /// <summary>Sends any text as a message.</summary>
    public async Task SendAsync(string message)
    {
        await _sending.WaitAsync();
        await _socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(message), EndOfMessage], WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        _sending.Release();
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await Closed;
        _socket.Dispose();
        _sending.Dispose();
    }

    public async Task<Channel<JsonElement>> BeginAsync(int type, string method, object?[] arguments)
    {
        var id = $"{Interlocked.Increment(ref _calls)}";
        var answer = _answers[id] = Channel.CreateUnbounded<JsonElement>();
        await SendAsync(JsonSerializer.Serialize(new { type, invocationId = id, target = method, arguments }));
        return answer;
    }

    private async Task ReadAsync()
    {
        var (chunk, message) = (new byte[16384], new List<byte>());
        try
        {
            for (; ; )
            {
                var part = await _socket.ReceiveAsync(chunk, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                Received += part.Count;
                foreach (var letter in chunk.AsSpan(0, part.Count))
                {
                    if (letter != EndOfMessage)
                    {
                        message.Add(letter);
                        continue;
                    }
                    Take(JsonDocument.Parse(message.ToArray()).RootElement);
                    message.Clear();
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The server has gone, or this client: the streams end below.
            message.Clear();
        }
        foreach (var answer in _answers.Values)
            answer.Writer.TryComplete();
    }

    private void Take(JsonElement message)
    {
        if (!message.TryGetProperty("invocationId", out var id) || !_answers.TryGetValue(id.GetString()!, out var answer))
            return;
        if (message.GetProperty("type").GetInt32() == 2)
            answer.Writer.TryWrite(message.GetProperty("item"));
        else if (message.TryGetProperty("error", out var error))
            answer.Writer.TryComplete(new HubFailure(error.GetString()!));
        else
        {
            if (message.TryGetProperty("result", out var result))
                answer.Writer.TryWrite(result);
            answer.Writer.TryComplete();
        }
    }
}

/// <summary>What the hub says when it refuses.</summary>
internal sealed class HubFailure(string sentence) : Exception(sentence);
