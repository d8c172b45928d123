using System.Net.WebSockets;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Streaming;

/// <summary>Messages that no canvas of ours sends.</summary>
public sealed class HostileMessageTests(RunSite site) : IClassFixture<RunSite>
{
    private const string Refused = "could not make sense of this change";

    public static TheoryData<string, string> BadEdits => new()
    {
        { "far", """{"op":"pose","id":"one","pose":{"x":3.1,"y":0,"logScale":0,"rotation":0,"opacity":1,"mirrored":false}}""" },
        { "huge", """{"op":"pose","id":"one","pose":{"x":0,"y":0,"logScale":7,"rotation":0,"opacity":1,"mirrored":false}}""" },
        { "opaque", """{"op":"pose","id":"one","pose":{"x":0,"y":0,"logScale":0,"rotation":0,"opacity":1.01,"mirrored":false}}""" },
        { "locks", """{"op":"lock","ids":["one"],"locks":64,"on":true}""" },
        { "twice", """{"op":"hide","ids":["one","one"],"hidden":true}""" },
        { "name", """{"op":"rename","id":"one","name":"   "}""" },
        { "control", """{"op":"rename","id":"one","name":"a\u0000b"}""" },
        { "id", """{"op":"delete","ids":["../../etc"]}""" },
        { "colours", """{"op":"background","colours":[[0.5,0,0]]}""" },
        { "colour", """{"op":"background","colours":[[0.5,0,0],[0.5,0,0],[0.5,9,0],[0.5,0,0],[0.5,0,0]]}""" },
        { "copies", """{"op":"duplicate","ids":["one"],"newIds":["a","b"],"dx":0,"dy":0}""" },
    };

    [Theory]
    [MemberData(nameof(BadEdits))]
    public async Task Numbers_lists_and_names_out_of_their_ranges_are_refused_with_a_sentence(string what, string op)
    {
        var session = site.NewCollage();
        await using var hand = await site.ConnectAsync();
        var failure = await Assert.ThrowsAsync<HubFailure>(() => hand.CallAsync("Edit", session.Id, RunSite.Edit("move", System.Text.Json.JsonDocument.Parse(op).RootElement)));
        Assert.True(failure.Message.Contains(Refused, StringComparison.Ordinal), $"{what}: {failure.Message}");
        Assert.Equal(1, session.Version);
    }

    [Fact]
    public async Task What_has_another_form_is_refused_and_the_connection_goes_on()
    {
        var session = site.NewCollage();
        await using var hand = await site.ConnectAsync();
        await Assert.ThrowsAsync<HubFailure>(() => hand.CallAsync("Edit", session.Id, RunSite.Edit("move", new { op = "format", disk = "c" })));
        await Assert.ThrowsAsync<HubFailure>(() => hand.CallAsync("Edit", session.Id, RunSite.Edit("move", new { op = "pose", id = "one", pose = new { x = "NaN" } })));
        await Assert.ThrowsAsync<HubFailure>(() => hand.CallAsync("Edit", session.Id, null));
        await Assert.ThrowsAsync<HubFailure>(() => hand.CallAsync("Edit", session.Id, RunSite.Edit("rm -rf", RunSite.Put("one", 0, 0))));
        await Assert.ThrowsAsync<HubFailure>(() => hand.CallAsync("Edit", session.Id, RunSite.Edit("move", [.. Enumerable.Repeat(RunSite.Put("one", 0, 0), 401)])));
        await Assert.ThrowsAsync<HubFailure>(() => hand.CallAsync("Steer", session.Id, new { poses = new[] { new { id = "one", x = 99 } } }));
        await Assert.ThrowsAsync<HubFailure>(() => hand.CallAsync("Drop", session.Id));
        Assert.Equal(1, session.Version);
        await hand.CallAsync("Edit", session.Id, RunSite.Edit("move", RunSite.Put("one", 0, 0)));
    }

    [Fact]
    public async Task What_is_not_there_is_refused_with_a_sentence_that_says_so()
    {
        var session = site.NewCollage();
        await using var hand = await site.ConnectAsync();
        Assert.Contains("not on the canvas", await RefusalAsync(hand, "Edit", session.Id, RunSite.Edit("move", RunSite.Put("gone", 0, 0))), StringComparison.Ordinal);
        Assert.Contains("cut-out is not", await RefusalAsync(hand, "Edit", session.Id, RunSite.Edit("add", new { op = "add", id = "n", cutout = "gone", pose = new { x = 0, y = 0, logScale = 0, rotation = 0, opacity = 1, mirrored = false } })), StringComparison.Ordinal);
        Assert.Contains("changed meanwhile", await RefusalAsync(hand, "Edit", session.Id, RunSite.Edit("order", new { op = "order", ids = new[] { "one" } })), StringComparison.Ordinal);
        Assert.Contains("project is not here", await RefusalAsync(hand, "Undo", "no-such-project"), StringComparison.Ordinal);
        Assert.Contains("run is not here", await RefusalAsync(hand, "Branch", session.Id, "no-such-run", 1), StringComparison.Ordinal);
        await Assert.ThrowsAsync<HubFailure>(() => hand.FirstAsync("Frames", ["no-such-run", -1], _ => true));
        await Assert.ThrowsAsync<HubFailure>(() => hand.FirstAsync("Scenes", ["no-such-project"], _ => true));
    }

    [Fact]
    public async Task More_than_two_hundred_pieces_are_refused()
    {
        var session = site.NewCollage();
        session.Edit("add", state => state with { Pieces = [.. Enumerable.Range(0, ProjectState.MostPieces).Select(number => state.Pieces[0] with { Id = $"p{number}" })] });
        await using var hand = await site.ConnectAsync();
        var more = RunSite.Edit("duplicate", new { op = "duplicate", ids = new[] { "p0" }, newIds = new[] { "more" }, dx = 0, dy = 0 });
        Assert.Contains("at most 200 pieces", await RefusalAsync(hand, "Edit", session.Id, more), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_beyond_64_KiB_ends_the_connection()
    {
        var session = site.NewCollage();
        await using var hand = await site.ConnectAsync();
        await hand.BeginAsync(1, "Edit", [session.Id, RunSite.Edit("move", new { op = "rename", id = "one", name = new string('x', 80_000) })]);
        await hand.Closed.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_connect()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(site.Address, "http://evil.example"));
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(site.Address, "null"));
        await using var own = await HubClient.ConnectAsync(site.Address, site.Address.GetLeftPart(UriPartial.Authority));
        await own.FirstAsync("Scenes", [site.NewCollage().Id], _ => true);
    }

    private static async Task<string> RefusalAsync(HubClient hand, string method, params object[] arguments) =>
        (await Assert.ThrowsAsync<HubFailure>(() => hand.CallAsync(method, arguments))).Message;
}
