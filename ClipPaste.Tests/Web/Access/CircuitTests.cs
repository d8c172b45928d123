using System.Net.WebSockets;
using ClipPaste.Web.Access;

namespace ClipPaste.Tests.Web.Access;

public sealed class CircuitTests
{
    [Fact]
    public void A_place_that_was_left_can_be_taken_again()
    {
        var places = new Places();
        Assert.True(places.TryTake("ann", 2));
        Assert.True(places.TryTake("ann", 2));
        Assert.False(places.TryTake("ann", 2));
        Assert.True(places.TryTake("bob", 2));
        places.Leave("ann");
        Assert.True(places.TryTake("ann", 2));
    }

    [Fact]
    public async Task From_one_address_twenty_pages_are_open_at_most()
    {
        await using var site = await PeopleSite.StartAsync();
        using var guest = await Person.GuestAsync(site);
        var open = new List<ClientWebSocket>();
        for (var number = 0; number < CircuitPlaces.PerAddress; number++)
            open.Add(await OpenAsync());
        await Assert.ThrowsAsync<WebSocketException>(OpenAsync);
        open.ForEach(page => page.Dispose());

        async Task<ClientWebSocket> OpenAsync()
        {
            var page = new ClientWebSocket();
            page.Options.SetRequestHeader("Cookie", guest.CookieHeader);
            await page.ConnectAsync(new UriBuilder(site.Browser.BaseAddress!) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
            return page;
        }
    }
}
