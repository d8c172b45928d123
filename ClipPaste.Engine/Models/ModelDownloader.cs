using System.Net;
using System.Net.Http.Headers;

namespace ClipPaste.Engine.Models;

/// <summary>
/// Fetches one file over HTTPS into a <c>.part</c> file beside its final place. What an interrupted attempt has brought is kept and
/// continued (RFC 9110, 14.2 Range and 13.1.5 If-Range) as long as the server still has the same file.
/// </summary>
internal sealed class ModelDownloader(HttpClient client, TimeProvider clock)
{
    private const int MaxFailures = 4;
    private const int BufferSize = 1 << 17;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(60);

    /// <summary>Brings all bytes of <paramref name="file"/> into <paramref name="part"/>; their content is not checked here.</summary>
    /// <exception cref="ModelUnavailableException">It cannot be had now; the message says what to do.</exception>
    internal async Task FetchAsync(ModelFile file, string part, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var address = file.Address!;
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw new ArgumentException($"{file.Name} must be fetched over HTTPS.", nameof(file));
        using var partial = PartialFile.Open(file, part);
        var failures = 0;
        while (partial.Length < file.Size)
        {
            var before = partial.Length;
            try
            {
                await ContinueAsync(file, partial, progress, cancellationToken);
            }
            catch (Exception e) when (e is HttpRequestException or HttpIOException or TimeoutException)
            {
                // An answer is final; a line that broke is worth another try, without end as long as each brings something.
                failures = partial.Length > before ? 0 : failures + 1;
                if (failures >= MaxFailures || e is HttpRequestException { StatusCode: not null } || IsUnreachable(e))
                    throw Unavailable(file, partial.Length, e);
                if (failures > 0)
                    await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    private static bool IsUnreachable(Exception e) =>
        e is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError,
        };

    private async Task ContinueAsync(
        ModelFile file, PartialFile partial, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using var response = await RequestAsync(file.Address!, partial, cancellationToken);
        if (partial.Length > 0 && RefusesToContinue(response, partial.Length))
        {
            partial.Restart(validator: null);
            return;
        }
        response.EnsureSuccessStatusCode();
        if (response.StatusCode != HttpStatusCode.PartialContent)
            partial.Restart(Validator(response));
        if (response.Content.Headers.ContentLength is { } length && partial.Length + length != file.Size)
        {
            throw new ModelUnavailableException(
                $"{file.Address!.Host} offers {partial.Length + length:N0} bytes for {file.Name}, but the published file has "
                + $"{file.Size:N0}; it is not the file ClipPaste knows. {Elsewhere(file)}");
        }
        var meter = new DownloadMeter(file, partial.Length, clock, progress);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await CopyAsync(file, body, partial, meter, cancellationToken);
    }

    private static bool RefusesToContinue(HttpResponseMessage response, long from) =>
        response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable
        || (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From != from);

    private async Task<HttpResponseMessage> RequestAsync(Uri address, PartialFile partial, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (partial is { Length: > 0, Validator: { } validator })
        {
            request.Headers.Range = new RangeHeaderValue(partial.Length, null);
            request.Headers.TryAddWithoutValidation("If-Range", validator);
        }
        else
        {
            partial.Restart(validator: null);
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(SilenceLimit);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{address.Host} does not answer", e);
        }
    }

    private static async Task CopyAsync(
        ModelFile file, Stream body, PartialFile partial, DownloadMeter meter, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        while (partial.Length < file.Size)
        {
            patience.CancelAfter(SilenceLimit);
            int count;
            try
            {
                count = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(BufferSize, file.Size - partial.Length)), patience.Token);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"{file.Address!.Host} has stopped sending", e);
            }
            catch (IOException e) when (e is not HttpIOException)
            {
                throw new HttpRequestException(e.Message, e);
            }
            if (count == 0)
                throw new HttpRequestException("the connection was closed early");
            partial.Append(buffer.AsSpan(0, count));
            meter.Note(partial.Length);
        }
    }

    // If-Range takes a strong entity tag or, failing that, a date; a weak tag promises too little.
    private static string? Validator(HttpResponseMessage response) => response.Headers.ETag is { IsWeak: false } tag
        ? tag.Tag
        : response.Content.Headers.LastModified?.ToString("R");

    private static ModelUnavailableException Unavailable(ModelFile file, long done, Exception cause)
    {
        var reason = cause is HttpRequestException { StatusCode: { } status }
            ? $"the server answers {(int)status}"
            : cause.Message.TrimEnd('.');
        var kept = done > 0 ? $" The {done:N0} bytes that came are kept; run the same command again to continue." : "";
        return new ModelUnavailableException(
            $"{file.Name} could not be downloaded from {file.Address!.Host}: {reason}.{kept} {Elsewhere(file)}", cause);
    }

    private static string Elsewhere(ModelFile file) =>
        $"If this machine cannot reach it, put {file.FileName} into a folder and name the folder in {ModelFolders.Variable}.";
}
