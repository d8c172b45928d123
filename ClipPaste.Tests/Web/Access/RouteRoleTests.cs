using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Access;

public sealed class RouteRoleTests
{
    [Fact]
    public async Task Every_route_is_in_the_table_with_the_role_that_it_asks_for()
    {
        await using var site = await StudioSite.StartAsync();
        var mapped = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null).Select(RowOf).Distinct();
        Assert.Equal(string.Join('\n', Lines(RouteTable.Rows)), string.Join('\n', Lines(mapped)));
    }

    private static IEnumerable<string> Lines(IEnumerable<RouteRow> rows) => rows.Select(row => $"{row.Methods} {row.Pattern} {row.Least}").Order(StringComparer.Ordinal);

    private static RouteRow RowOf(RouteEndpoint route) => new(
        string.Join(' ', route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []),
        "/" + route.RoutePattern.RawText!.TrimStart('/'),
        LeastOf(route));

    private static CallerRole LeastOf(RouteEndpoint route)
    {
        if (route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return CallerRole.Anonymous;
        var asked = route.Metadata.GetOrderedMetadata<RequireCallerAttribute>();
        return asked.Count == 0 ? CallerRole.Guest : asked.Max(one => one.Role);
    }
}
