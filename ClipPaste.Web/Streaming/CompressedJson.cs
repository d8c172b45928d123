using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace ClipPaste.Web.Streaming;

/// <summary>Answers with JSON that is compressed already; who does not read Brotli gets it unpacked.</summary>
/// <param name="json">JSON compressed with Brotli.</param>
internal sealed class CompressedJson(byte[] json) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.ContentType = "application/json";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "br" && coding.Quality is not 0))
        {
            response.Headers.ContentEncoding = "br";
            response.ContentLength = json.Length;
            await response.Body.WriteAsync(json, httpContext.RequestAborted);
            return;
        }
        await using var plain = new BrotliStream(new MemoryStream(json), CompressionMode.Decompress);
        await plain.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
