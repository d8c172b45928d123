using System.Collections.Concurrent;
using System.Text;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Tests.Web.Photos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClipPaste.Tests.Web.Metrics;

public sealed class RequestLogTests
{
    private const string Marker = "zanzibar";

    [Fact]
    public async Task The_log_tells_of_requests_by_route_and_never_what_was_written_sent_or_secret()
    {
        using var told = new ToldLog();
        await using var site = await StudioSite.StartAsync(services => services
            .AddLogging(logs => logs.AddProvider(told).SetMinimumLevel(LogLevel.Information).AddFilter("ClipPaste", LogLevel.Information)));
        var (project, token) = (site.NewProject(), await site.TokenAsync());
        var photo = TestPictures.Encode(TestPictures.Smooth(80, 60), ImageFormat.Jpeg, new ImageMetadata(Marker, Marker, Description: Marker));
        foreach (var file in new[] { ($"{Marker}.jpg", photo), ($"{Marker}.png", photo), ($"{Marker}.jpg", photo[..200]) })
        {
            using var request = UploadSite.Request(project, token, file);
            (await site.Browser.SendAsync(request)).Dispose();
        }
        foreach (var address in new[] { $"/studio/{project}/prompt?q={Marker}", $"/s/{Marker}", $"/s/{Marker}/picture.jpg", $"/objects/{Marker}", $"/{Marker}", $"/photos/{Marker}/thumb", "/metrics" })
            (await site.Browser.GetAsync(address)).Dispose();
        using (var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Marker), new("prompt", Marker)]))
            (await site.Browser.PostAsync("/projects", form)).Dispose();
        using (var odd = new HttpRequestMessage(new HttpMethod(Marker), "/about"))
            (await site.Browser.SendAsync(odd)).Dispose();

        var log = told.ToString();
        Assert.Contains("GET s/{token}", log.Replace("/s/", "s/", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("POST /projects/{id}/photos 200", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(project, log, StringComparison.Ordinal);
        Assert.DoesNotContain(token, log, StringComparison.Ordinal);
        Assert.DoesNotContain("for local", log, StringComparison.Ordinal);
    }

    /// <summary>Everything that is written to the log of our own categories, and warnings of all.</summary>
    private sealed class ToldLog : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public ILogger CreateLogger(string categoryName) => new Category(categoryName, _lines);

        public override string ToString() => new StringBuilder().AppendJoin('\n', _lines).ToString();

        public void Dispose() => _lines.Clear();

        private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= (name.StartsWith("ClipPaste", StringComparison.Ordinal) ? LogLevel.Information : LogLevel.Warning);

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (IsEnabled(logLevel))
                    lines.Enqueue($"{logLevel} {name} {formatter(state, exception)} {exception}");
            }
        }
    }
}
