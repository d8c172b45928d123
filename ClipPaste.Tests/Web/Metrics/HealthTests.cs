using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Metrics;

public sealed class HealthTests
{
    [Fact]
    public async Task A_studio_that_can_work_says_so()
    {
        await using var site = await StudioSite.StartAsync();
        Assert.Equal("healthy", await site.Browser.GetStringAsync("/health"));
        using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await site.Browser.GetAsync("/ready", longest.Token) is { StatusCode: not HttpStatusCode.OK })
            await timer.WaitForNextTickAsync(longest.Token);
        Assert.Equal("{\"ready\":true,\"missing\":[]}", await site.Browser.GetStringAsync("/ready"));
    }

    [Fact]
    public async Task A_studio_without_room_or_worker_is_alive_but_not_ready()
    {
        await using var site = await StudioSite.StartAsync(services =>
        {
            services.AddSingleton(new UploadLimits { Reserve = long.MaxValue });
            services.Remove(services.Single(service => service.ImplementationType == typeof(RunWorker)));
        });
        using var answer = await site.Browser.GetAsync("/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("{\"ready\":false,\"missing\":[\"disk\",\"worker\"]}", await answer.Content.ReadAsStringAsync());
        Assert.Equal("healthy", await site.Browser.GetStringAsync("/health"));
    }

    [Fact]
    public async Task Measurements_tell_of_requests_by_route_and_of_uploads_by_outcome()
    {
        await using var site = await StudioSite.StartAsync();
        var (project, token) = (site.NewProject(), await site.TokenAsync());
        using (var request = Photos.UploadSite.Request(project, token, ("page.jpg", Encoding.UTF8.GetBytes("<html>"))))
            (await site.Browser.SendAsync(request)).Dispose();
        (await site.Browser.GetAsync("/about?secret=marker")).Dispose();
        var text = await site.Browser.GetStringAsync("/metrics");

        Assert.Contains("clippaste_uploads_total{outcome=\"NotAPhoto\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE clippaste_decode_duration_seconds histogram\n", text, StringComparison.Ordinal);
        Assert.Contains("clippaste_decode_duration_seconds_count 1\n", text, StringComparison.Ordinal);
        Assert.Matches("http_server_request_duration_seconds_count\\{[^}]*http_route=\"/?about\"", text);
        Assert.Contains("http_route=\"/projects/{id}/photos\"", text, StringComparison.Ordinal);
        Assert.Contains("clippaste_objects_size_bytes", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_process_memory_working_set", text, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", text, StringComparison.Ordinal);
        Assert.DoesNotContain(project, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measurements_are_not_there_for_the_public_name_of_a_studio_with_accounts()
    {
        await using var site = await StudioSite.StartAsync(access: new(MultiUser: true) { PublicHosts = ["studio.example.org"] });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Host = "studio.example.org";
        using var answer = await site.Browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var own = await site.Browser.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Theory]
    [InlineData("application/csp-report", 200, HttpStatusCode.NoContent)]
    [InlineData("application/reports+json", 200, HttpStatusCode.NoContent)]
    [InlineData("application/csp-report", 20_000, HttpStatusCode.BadRequest)]
    [InlineData("text/plain", 200, HttpStatusCode.BadRequest)]
    public async Task Reports_of_the_content_policy_are_counted_and_not_kept(string type, int length, HttpStatusCode wanted)
    {
        await using var site = await StudioSite.StartAsync();
        using var body = new ByteArrayContent(new byte[length]);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await site.Browser.PostAsync("/csp-report", body);
        Assert.Equal(wanted, answer.StatusCode);
        var text = await site.Browser.GetStringAsync("/metrics");
        Assert.Equal(wanted == HttpStatusCode.NoContent, text.Contains("clippaste_csp_reports_total 1\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_has_the_headers_that_keep_it_to_itself()
    {
        await using var site = await StudioSite.StartAsync();
        var project = site.NewProject();
        var pages = RouteTable.Rows.Where(row => row.Methods.Contains("GET", StringComparison.Ordinal)).Select(row => row.Pattern
            .Replace("{Id}", project, StringComparison.Ordinal).Replace("{Step}", "prompt", StringComparison.Ordinal).Replace("{**rest}", "x", StringComparison.Ordinal));
        foreach (var page in pages.Where(page => !page.Contains("/events", StringComparison.Ordinal)))
        {
            using var answer = await site.Browser.GetAsync(page.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-inline", policy.Split(';').Where(part => part.Contains("script-src", StringComparison.Ordinal)).FirstOrDefault() ?? "", StringComparison.Ordinal);
            Assert.Equal((page, "nosniff"), (page, Assert.Single(answer.Headers.GetValues("X-Content-Type-Options"))));
            Assert.Equal((page, "no-referrer"), (page, Assert.Single(answer.Headers.GetValues("Referrer-Policy"))));
            Assert.True(answer.Headers.Contains("Permissions-Policy"), page);
            Assert.True(answer.Headers.Contains("Cross-Origin-Opener-Policy"), page);
            Assert.True(answer.Headers.Contains("Cross-Origin-Resource-Policy"), page);
            Assert.False(answer.Headers.Contains("Server"), page);
            Assert.False(answer.Headers.Contains("Strict-Transport-Security"), page);
        }
    }
}
