using System.Net;
using System.Text;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Web.Access;
using ClipPaste.Web.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class ApiRoleTests(People people) : IClassFixture<People>
{
    private static readonly OwnThings Nothing = new("none", "none", "none", "none", "none");

    public static TheoryData<string> Routes => [.. ApiTable.Rows.Select(row => $"{row.Method} {row.Pattern}")];

    public static TheoryData<string> NamingRoutes => [.. ApiTable.Rows.Where(row => row.NamesSomething).Select(row => $"{row.Method} {row.Pattern}")];

    public static TheoryData<string> AdminRoutes => [.. ApiTable.Rows.Where(row => row.Least == CallerRole.Admin).Select(row => $"{row.Method} {row.Pattern}")];

    [Fact]
    public void Every_route_is_in_the_table_with_its_role_and_takes_tokens_only()
    {
        var mapped = people.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => Address(route).StartsWith(ApiRoutes.Root + "/", StringComparison.Ordinal) && !Address(route).EndsWith("openapi.json", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            ApiTable.Rows.Select(row => $"{row.Method} {row.Pattern} {row.Least}").Order(StringComparer.Ordinal),
            mapped.Select(route => $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {Address(route)[ApiRoutes.Root.Length..]} {AskedOf(route).Max(asked => asked.Role)}")
                .Order(StringComparer.Ordinal));
        Assert.All(mapped, route => Assert.All(AskedOf(route), asked => Assert.Equal(TokenAuthentication.Name, asked.AuthenticationSchemes)));
    }

    [Theory]
    [MemberData(nameof(AdminRoutes))]
    public async Task What_is_for_admins_is_not_there_for_anybody_else(string route)
    {
        using var program = ProgramOf("Olga");
        Assert.Equal(await AnswerAsync(program, new ApiRow("GET", "/no-such-thing"), Nothing), await AnswerAsync(program, Row(route), people.Things));
    }

    [Theory]
    [MemberData(nameof(NamingRoutes))]
    public async Task What_is_somebodys_own_is_not_there_for_anybody_else(string route)
    {
        var row = Row(route);
        foreach (var name in new[] { "Otto", "Ann" })
        {
            using var program = ProgramOf(name);
            var foreign = await AnswerAsync(program, row, people.Things);
            var missing = await AnswerAsync(program, row, Nothing);
            Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
            Assert.Equal(missing, foreign);
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Its_owner_reads_it_and_nobody_does_without_a_token(string route)
    {
        var row = Row(route);
        using var nobody = people.Site.ProgramWith(token: null);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AnswerAsync(nobody, row, people.Things)).Status);
        if (row is not { Method: "GET", Opens: true })
            return;
        using var program = ProgramOf(row.Least == CallerRole.Admin ? "Ann" : "Olga");
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(program, row, people.Things)).Status);
    }

    private static string Address(RouteEndpoint route) => route.RoutePattern.RawText!;

    private static IReadOnlyList<RequireCallerAttribute> AskedOf(RouteEndpoint route) => route.Metadata.GetOrderedMetadata<RequireCallerAttribute>();

    private static ApiRow Row(string route) => ApiTable.Rows.Single(row => $"{row.Method} {row.Pattern}" == route);

    private HttpClient ProgramOf(string name)
    {
        // One token each is enough for all that is asked.
        var desk = people.Site.Services.GetRequiredService<TokenDesk>();
        var account = people.Site.Services.GetRequiredService<AccountStore>().All().Single(one => one.Name == name).Id;
        foreach (var token in people.Site.Services.GetRequiredService<TokenStore>().Of(account))
            desk.Revoke(new Caller(account, CallerRole.User), token.Id);
        return people.Site.Program(account);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AnswerAsync(HttpClient program, ApiRow row, OwnThings things)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), row.AddressFor(things));
        if (row.Body is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await program.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        // Each answer has an id of its own.
        return (answer.StatusCode, System.Text.RegularExpressions.Regex.Replace(text, "\"traceId\":\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }
}
