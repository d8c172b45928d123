using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ClipPaste.Web.Api;
using ClipPaste.Web.Streaming;

namespace ClipPaste.Web.Commands;

/// <summary>
/// A studio elsewhere, asked through its programming interface. It waits where it is asked to, and asks again where nothing but the connection has
/// failed: the studio may be starting anew.
/// </summary>
internal sealed class StudioClient : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestAway = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http;
    private readonly Uri _server;

    /// <param name="server">The studio's address.</param>
    /// <param name="token">Opens it; sent to this address only.</param>
    public StudioClient(Uri server, string token)
    {
        _server = server;
        // Another address would get the token too.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(server, ApiRoutes.Root + "/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("clippaste");
    }

    /// <summary>Where people see a collage.</summary>
    public Uri PageOf(string project) => new(_server, $"/studio/{project}");

    /// <summary>Asks for something.</summary>
    /// <param name="path">Below the root of the programming interface.</param>
    /// <param name="token">Stops.</param>
    /// <exception cref="HttpRequestException">The studio refuses, or has been away for too long; the message is a sentence for the user.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken token)
    {
        using var answer = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), again: true, token);
        return await ReadAsync<T>(answer, token);
    }

    /// <summary>Sends something and reads what comes back.</summary>
    /// <param name="method">How.</param>
    /// <param name="path">Below the root of the programming interface.</param>
    /// <param name="body">Written as JSON; null for nothing.</param>
    /// <param name="token">Stops.</param>
    /// <exception cref="HttpRequestException">The studio refuses or cannot be reached; the message is a sentence for the user.</exception>
    public async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken token)
    {
        using var answer = await SendAsync(() => Request(method, path, body), again: false, token);
        return await ReadAsync<T>(answer, token);
    }

    /// <summary>Sends something of which nothing comes back that matters.</summary>
    /// <exception cref="HttpRequestException">The studio refuses or cannot be reached; the message is a sentence for the user.</exception>
    public async Task SendAsync(HttpMethod method, string path, object? body, CancellationToken token)
    {
        using var answer = await SendAsync(() => Request(method, path, body), again: false, token);
    }

    /// <summary>Sends a file as it is.</summary>
    /// <exception cref="HttpRequestException">The studio refuses or cannot be reached; the message is a sentence for the user.</exception>
    public async Task<T> SendFileAsync<T>(string path, string file, bool asForm, CancellationToken token)
    {
        using var answer = await SendAsync(() => FileRequest(path, file, asForm), again: false, token);
        return await ReadAsync<T>(answer, token);
    }

    /// <summary>Writes what an address gives into a stream.</summary>
    /// <exception cref="HttpRequestException">The studio refuses, or has been away for too long; the message is a sentence for the user.</exception>
    public async Task<Stream> OpenAsync(string path, CancellationToken token)
    {
        var answer = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), again: true, token);
        return await answer.Content.ReadAsStreamAsync(token);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(HttpMethod method, string path, object? body) =>
        new(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: MessageJson.Options) };

    private static HttpRequestMessage FileRequest(string path, string file, bool asForm)
    {
        HttpContent content = new StreamContent(File.OpenRead(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = asForm ? new MultipartFormDataContent { { content, "photo", Path.GetFileName(file) } } : content };
    }

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, bool again, CancellationToken token)
    {
        var (away, waited) = (TimeSpan.Zero, TimeSpan.Zero);
        while (true)
        {
            try
            {
                using var request = make();
                var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
                if (answer.IsSuccessStatusCode)
                    return answer;
                using (answer)
                {
                    var wait = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer.Headers.RetryAfter?.Delta ?? Pause : Timeout.InfiniteTimeSpan;
                    if (wait < TimeSpan.Zero || waited + wait > LongestWait)
                        throw await RefusalAsync(answer, token);
                    waited += wait;
                    await Task.Delay(wait, token);
                }
            }
            catch (HttpRequestException fault) when (fault.StatusCode is null)
            {
                if (!again || away >= LongestAway)
                    throw new HttpRequestException($"The studio at {_server} cannot be reached: {fault.Message.TrimEnd('.')}. Check the address, and whether it is running.", fault);
                away += Pause;
                await Task.Delay(Pause, token);
            }
        }
    }

    private async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken token)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(MessageJson.Options, token) ?? throw new JsonException("Nothing came.");
        }
        catch (JsonException odd)
        {
            throw new HttpRequestException($"What answers at {_server} is no studio that this version of ClipPaste understands.", odd, answer.StatusCode);
        }
    }

    private async Task<HttpRequestException> RefusalAsync(HttpResponseMessage answer, CancellationToken token)
    {
        string? detail = null;
        try
        {
            if (answer.Content.Headers.ContentType?.MediaType == "application/problem+json")
                detail = (await answer.Content.ReadFromJsonAsync<JsonElement>(token)).GetProperty("detail").GetString();
        }
        catch (Exception odd) when (odd is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            detail = null;
        }
        return new HttpRequestException(detail is null ? $"{_server} answered {(int)answer.StatusCode}. Is it the address of a ClipPaste studio?" : $"The studio refuses: {detail}", inner: null, answer.StatusCode);
    }
}
