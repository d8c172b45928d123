using System.Net;
using ClipPaste.Web;

namespace ClipPaste.Tests.Web;

public sealed class HostLimitsTests
{
    [Theory]
    [InlineData("http://localhost:5080", false)]
    [InlineData("http://127.0.0.1:5080;http://[::1]:5080", false)]
    [InlineData("http://localhost:5080;http://0.0.0.0:80", true)]
    [InlineData("http://*:5080", true)]
    [InlineData("https://studio.example:443", true)]
    public void It_is_known_whether_others_can_reach_the_site(string urls, bool beyond) => Assert.Equal(beyond, HostLimits.ReachBeyond(urls));

    [Fact]
    public async Task A_request_for_a_name_that_is_not_ours_is_refused()
    {
        await using var site = await StudioSite.StartAsync();
        foreach (var (host, status) in new[] { ("localhost", HttpStatusCode.OK), ("127.0.0.1:99", HttpStatusCode.OK), ("elsewhere.example", HttpStatusCode.BadRequest) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health") { Headers = { Host = host } };
            using var response = await site.Browser.SendAsync(request);
            Assert.Equal(status, response.StatusCode);
        }
    }

    [Fact]
    public void The_names_of_all_addresses_listened_on_are_let_in() =>
        Assert.Equal(["localhost", "127.0.0.1", "[::1]", "studio.home", "10.0.0.5"], HostLimits.Names("http://studio.home:5080;https://10.0.0.5"));

    [Fact]
    public void Who_listens_everywhere_is_reached_by_the_name_of_the_computer() => Assert.Contains(Environment.MachineName, HostLimits.Names("http://0.0.0.0:5080"));
}
