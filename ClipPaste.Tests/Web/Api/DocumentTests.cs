using System.Text.Json;
using ClipPaste.Web.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class DocumentTests
{
    [Fact]
    public async Task The_description_lists_every_route_with_words()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.ProgramWith(token: null);
        using var document = JsonDocument.Parse(await program.GetStringAsync("openapi.json"));
        var described = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => (Route: $"{method.Name.ToUpperInvariant()} {path.Name}", Operation: method.Value))).ToList();
        var mapped = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => Address(route).StartsWith(ApiRoutes.Root, StringComparison.Ordinal) && !Address(route).EndsWith("openapi.json", StringComparison.Ordinal))
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Address(route)}"));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Select(one => one.Route).Order(StringComparer.Ordinal));
        Assert.Empty(described.Where(one => !one.Operation.TryGetProperty("summary", out _)).Select(one => one.Route));
    }

    private static string Address(RouteEndpoint route) =>
        System.Text.RegularExpressions.Regex.Replace("/" + route.RoutePattern.RawText!.TrimStart('/'), ":[a-z]+}", "}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
