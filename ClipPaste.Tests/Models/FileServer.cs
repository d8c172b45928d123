using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ClipPaste.Tests.Models;

/// <summary>A web server on this machine that offers one file, with the faults a test asks for.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private FileServer(WebApplication application) => this.application = application;

    /// <summary>The file it offers.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>The entity tag it gives; null for none.</summary>
    public string? Tag { get; set; } = "\"one\"";

    /// <summary>Whether it understands Range.</summary>
    public bool Ranges { get; set; } = true;

    /// <summary>How many bytes each answer may bring before the line breaks, one entry for each request; then all.</summary>
    public Queue<int> Breaks { get; } = new();

    /// <summary>Status to answer with instead of the file, once the breaks are used up.</summary>
    public HttpStatusCode? Refusal { get; set; }

    /// <summary>The Range header of each request; empty where there was none.</summary>
    public List<string> AskedRanges { get; } = [];

    public Uri Address => new(application.Urls.First() + "/model.bin");

    public static async Task<FileServer> StartAsync(byte[] content)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FileServer(builder.Build()) { Content = content };
        server.application.Run(server.AnswerAsync);
        await server.application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        AskedRanges.Add(context.Request.Headers.Range.ToString());
        if (Breaks.Count == 0 && Refusal is { } refusal)
        {
            context.Response.StatusCode = (int)refusal;
            return;
        }
        var start = Start(context);
        if (Tag is not null)
            context.Response.Headers.ETag = Tag;
        context.Response.ContentLength = Content.Length - start;
        if (Breaks.TryDequeue(out var most) && most < Content.Length - start)
        {
            await context.Response.Body.WriteAsync(Content.AsMemory(start, most));
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }
        await context.Response.Body.WriteAsync(Content.AsMemory(start));
    }

    private int Start(HttpContext context)
    {
        var range = context.Request.GetTypedHeaders().Range;
        if (!Ranges || range is null || context.Request.Headers.IfRange != Tag)
            return 0;
        var start = (int)range.Ranges.First().From!.Value;
        context.Response.StatusCode = (int)HttpStatusCode.PartialContent;
        context.Response.Headers.ContentRange = $"bytes {start}-{Content.Length - 1}/{Content.Length}";
        return start;
    }
}
