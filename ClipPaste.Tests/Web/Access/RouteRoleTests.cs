using System.Net;
using ClipPaste.Tests.Web.Photos;
using ClipPaste.Web.Access;
using ClipPaste.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Access;

public sealed class RouteRoleTests(People people) : IClassFixture<People>
{
    public static TheoryData<string> OwnRoutes => [.. RouteTable.Rows.Where(row => row.Own is not null).Select(row => row.Pattern)];

    public static TheoryData<string> PageRoutes => [.. RouteTable.Rows.Where(row => row is { Own: null, Methods: "GET POST" } && row.Pattern != "/not-found").Select(row => row.Pattern)];

    [Fact]
    public void Every_route_is_in_the_table_with_the_role_that_it_asks_for()
    {
        var mapped = people.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            // The programming interface has a table of its own.
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !route.RoutePattern.RawText!.StartsWith(ApiRoutes.Root, StringComparison.Ordinal)).Select(RowOf).Distinct();
        Assert.Equal(string.Join('\n', Lines(RouteTable.Rows)), string.Join('\n', Lines(mapped)));
    }

    [Theory]
    [MemberData(nameof(OwnRoutes))]
    public async Task What_is_somebodys_own_is_not_there_for_anybody_else(string pattern)
    {
        var row = RouteTable.Rows.Single(row => row.Pattern == pattern);
        var address = row.Own!(people.Things);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(people.Owner, address));
        var missing = row.Own(new OwnThings("none", "none", "none", "none", "none"));
        foreach (var other in new[] { people.Guest, people.Other, people.Admin })
        {
            using var foreign = await other.GetAsync(address);
            using var none = await other.GetAsync(missing);
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
            // The page has ids of its own in it.
            Assert.Equal((await none.Content.ReadAsStringAsync()).Length, (await foreign.Content.ReadAsStringAsync()).Length);
        }
        // Whether it is there or not: they are asked to sign in.
        Assert.Equal(await StatusAsync(people.Nobody, missing), await StatusAsync(people.Nobody, address));
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(people.Nobody, address));
    }

    [Theory]
    [MemberData(nameof(PageRoutes))]
    public async Task Pages_open_for_those_with_the_role_only(string pattern)
    {
        var least = RouteTable.Rows.Single(row => row.Pattern == pattern).Least;
        foreach (var (person, role) in new[] { (people.Nobody, CallerRole.Anonymous), (people.Guest, CallerRole.Guest), (people.Other, CallerRole.User), (people.Admin, CallerRole.Admin) })
        {
            var wanted = role >= least ? HttpStatusCode.OK : role == CallerRole.Anonymous ? HttpStatusCode.Redirect : HttpStatusCode.NotFound;
            Assert.Equal((role, wanted), (role, await StatusAsync(person, pattern)));
        }
    }

    [Fact]
    public async Task Nobody_can_delete_or_fill_anothers_project()
    {
        foreach (var other in new[] { people.Guest, people.Other, people.Admin })
        {
            (await other.PostAsync("/", "/projects/delete", ("project", people.Things.Project))).Dispose();
            using var request = UploadSite.Request(people.Things.Project, await other.TokenAsync(), ("a.png", [1]));
            using var sent = await other.Browser.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        }
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(people.Owner, $"/studio/{people.Things.Project}/prompt"));
    }

    private static async Task<HttpStatusCode> StatusAsync(Person person, string address)
    {
        using var answer = await person.GetAsync(address);
        return answer.StatusCode;
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
