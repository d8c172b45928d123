using System.Net;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Photos;

public sealed class UploadSenderTests
{
    private static readonly (string, byte[]) File = ("photo.jpg", TestPictures.Encode(TestPictures.Smooth(80, 60), ImageFormat.Jpeg));

    [Fact]
    public async Task Only_our_own_page_with_our_token_for_a_project_that_exists_may_send()
    {
        await using var site = await StudioSite.StartAsync();
        var (project, token) = (site.NewProject(), await site.TokenAsync());
        var own = site.Browser.BaseAddress!.GetLeftPart(UriPartial.Authority);

        await Expect(HttpStatusCode.BadRequest, project, token: null, own);
        await Expect(HttpStatusCode.BadRequest, project, token + "x", own);
        await Expect(HttpStatusCode.Forbidden, project, token, "http://elsewhere.example");
        await Expect(HttpStatusCode.Forbidden, project, token, "http://127.0.0.1:1");
        await Expect(HttpStatusCode.Forbidden, project, token, "null");
        await Expect(HttpStatusCode.NotFound, "no-such-project", token, own);
        await Expect(HttpStatusCode.OK, project, token, own);
        await Expect(HttpStatusCode.OK, project, token, origin: null);

        async Task Expect(HttpStatusCode status, string id, string? token, string? origin)
        {
            using var request = UploadSite.Request(id, token, File);
            if (origin is not null)
                request.Headers.Add("Origin", origin);
            using var response = await site.Browser.SendAsync(request);
            Assert.Equal(status, response.StatusCode);
            if (status != HttpStatusCode.OK)
                Assert.NotEmpty(await UploadSite.DetailAsync(response));
        }
    }

    [Fact]
    public async Task A_token_is_never_kept_by_caches()
    {
        await using var site = await StudioSite.StartAsync();
        using var response = await site.Browser.GetAsync("/antiforgery");
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task More_files_than_a_minute_allows_wait_until_it_is_over()
    {
        var clock = new ManualClock();
        await using var site = await StudioSite.StartAsync(services => services
            .AddSingleton(new UploadLimits { FilesPerMinute = 2 })
            .AddSingleton(new ActionRates(clock)));
        var (project, token) = (site.NewProject(), await site.TokenAsync());

        using var first = await SendAsync(File, File, File);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("Wait a minute", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(45));
        using var second = await SendAsync(File);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(15), second.Headers.RetryAfter!.Delta);
        clock.Advance(TimeSpan.FromSeconds(15));
        using var third = await SendAsync(File);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);

        async Task<HttpResponseMessage> SendAsync(params (string, byte[])[] files)
        {
            using var request = UploadSite.Request(project, token, files);
            return await site.Browser.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_is_said_with_507()
    {
        await using var site = await StudioSite.StartAsync(services => services.AddSingleton(new UploadLimits { Reserve = long.MaxValue }));
        using var request = UploadSite.Request(site.NewProject(), await site.TokenAsync(), File);
        using var response = await site.Browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.InsufficientStorage, response.StatusCode);
        Assert.Contains("disk is nearly full", await UploadSite.DetailAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_crash_left_of_uploads_goes_at_the_next_start()
    {
        await using var site = await StudioSite.StartAsync();
        var left = Path.Combine(site.Folder, "uploads", "left.part");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await System.IO.File.WriteAllTextAsync(left, "half");
        _ = site.Services.GetRequiredService<UploadFolder>();
        Assert.False(System.IO.File.Exists(left));
    }
}
