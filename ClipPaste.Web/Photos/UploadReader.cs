using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ClipPaste.Web.Photos;

/// <summary>Reads the files of a multipart request one by one, straight onto the disk.</summary>
/// <param name="folder">Takes them.</param>
/// <param name="limits">How long each may be.</param>
internal sealed class UploadReader(UploadFolder folder, UploadLimits limits)
{
    // As RFC 2046, section 5.1.1, has it.
    private const int LongestBoundary = 70;

    private const int BufferBytes = 64 << 10;

    /// <summary>The files in the order in which they come; whoever receives one disposes it before the next.</summary>
    /// <param name="request">Its body is read as the files are asked for.</param>
    /// <param name="token">Stops reading.</param>
    /// <exception cref="InvalidDataException">The request is not multipart/form-data, or is malformed.</exception>
    /// <exception cref="IOException">The sender stopped in the middle, or the disk is full.</exception>
    public async IAsyncEnumerable<ReceivedFile> ReadAsync(HttpRequest request, [EnumeratorCancellation] CancellationToken token)
    {
        var reader = new MultipartReader(Boundary(request), request.Body);
        while (await reader.ReadNextSectionAsync(token) is { } section)
        {
            if (section.FileName() is not { } name)
                continue;
            yield return await KeepAsync(section.Body, name, token);
        }
    }

    private async Task<ReceivedFile> KeepAsync(Stream body, string name, CancellationToken token)
    {
        var path = folder.NewPath();
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, useAsync: true);
            var buffer = new byte[BufferBytes];
            while (await body.ReadAsync(buffer, token) is > 0 and var count)
            {
                if (file.Length + count > limits.MostBytes)
                    return new ReceivedFile(name, path, IsWhole: false);
                await file.WriteAsync(buffer.AsMemory(0, count), token);
            }
            return new ReceivedFile(name, path, IsWhole: true);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static string Boundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException("The request is not multipart/form-data.");
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        return boundary is { Length: > 0 and <= LongestBoundary } ? boundary : throw new InvalidDataException("The request has no boundary that can be used.");
    }
}
