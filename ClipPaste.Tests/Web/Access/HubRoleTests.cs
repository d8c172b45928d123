using System.Net.WebSockets;
using System.Reflection;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Streaming;

namespace ClipPaste.Tests.Web.Access;

public sealed class HubRoleTests(People people) : IClassFixture<People>
{
    // Every method, with what it is asked with; whoever adds a method adds its row.
    private static readonly Dictionary<string, (bool Streams, Func<OwnThings, object?[]> Arguments)> Methods = new()
    {
        ["Scenes"] = (true, own => [own.Project]),
        ["Frames"] = (true, own => [own.Run, 0]),
        ["Edit"] = (false, own => [own.Project, RunSite.Edit("transform", new { op = "background", locked = true })]),
        ["Undo"] = (false, own => [own.Project]),
        ["Redo"] = (false, own => [own.Project]),
        ["Steer"] = (false, own => [own.Project, new { poses = Array.Empty<object>() }]),
        ["Branch"] = (false, own => [own.Project, own.Run, 1]),
    };

    public static TheoryData<string> Names => [.. Methods.Keys];

    [Fact]
    public void Every_method_is_in_the_table()
    {
        var methods = typeof(StudioHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name);
        Assert.Equal(Methods.Keys.Order(), methods.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_foreign_thing_is_refused_as_one_that_is_not_there(string method)
    {
        await using (var owner = await ConnectAsync(people.Owner))
            Assert.DoesNotContain(await RefusalAsync(owner, method, people.Things) ?? "", new[] { await NotThereAsync(owner, method) });
        foreach (var other in new[] { people.Guest, people.Other, people.Admin })
        {
            await using var hub = await ConnectAsync(other);
            Assert.Equal(await NotThereAsync(hub, method), await RefusalAsync(hub, method, people.Things));
        }
    }

    [Fact]
    public async Task Who_has_not_signed_in_cannot_connect() =>
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(people.Site.Browser.BaseAddress!));

    private Task<HubClient> ConnectAsync(Person person) => HubClient.ConnectAsync(people.Site.Browser.BaseAddress!, cookies: person.CookieHeader);

    private static async Task<string> NotThereAsync(HubClient hub, string method) => Assert.IsType<string>(await RefusalAsync(hub, method, new OwnThings("no", "no", "no", "no", "no")));

    private static async Task<string?> RefusalAsync(HubClient hub, string method, OwnThings things)
    {
        var (streams, arguments) = Methods[method];
        try
        {
            if (!streams)
                await hub.CallAsync(method, arguments(things));
            else
            {
                await using var items = hub.StreamAsync(method, arguments(things)).GetAsyncEnumerator();
                await items.MoveNextAsync();
            }
            return null;
        }
        catch (HubFailure refused)
        {
            return refused.Message;
        }
    }
}
