using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Access;

public sealed class RateTests
{
    [Fact]
    public async Task Who_asks_too_often_is_told_so_and_when_to_come_back()
    {
        await using var site = await StudioSite.StartAsync(services => services
            .AddSingleton(new RateLimits { Api = new RateLimit(3, 1) })
            .AddSingleton<IStartupFilter, LimitedRoute>());
        for (var number = 0; number < 3; number++)
            Assert.Equal(HttpStatusCode.OK, (await site.Browser.GetAsync(new Uri("/limited", UriKind.Relative))).StatusCode);
        using var refused = await site.Browser.GetAsync(new Uri("/limited", UriKind.Relative));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains("wait", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("small.jpg")]
    [InlineData("picture.jpg")]
    public async Task Published_pictures_are_asked_for_as_often_as_those_of_links(string picture)
    {
        await using var site = await PeopleSite.StartAsync(services => services.AddSingleton(new RateLimits { ShareFiles = new RateLimit(2, 2) }));
        var address = new Uri($"/gallery/published/none/{picture}", UriKind.Relative);
        for (var number = 0; number < 2; number++)
            Assert.Equal(HttpStatusCode.NotFound, (await site.Browser.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.Browser.GetAsync(address)).StatusCode);
    }

    // A route of the test's own: those of the site have limits that are reached only in other ways.
    private sealed class LimitedRoute : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => site =>
        {
            next(site);
            site.UseRouting().UseAuthentication().UseRateLimiter()
                .UseEndpoints(routes => routes.MapGet("/limited", () => "fine").RequireRateLimiting(RatePolicies.Api));
        };
    }
}
