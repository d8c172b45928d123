namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/selection.js: which piece a click or a key means.</summary>
[Collection(nameof(BrowserTests))]
public sealed class SelectionTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task Tab_walks_from_front_to_back_past_hidden_pieces_and_out_at_the_end()
    {
        var walk = await RunAsync<string[]>("""
            const { walk } = await import("/canvas/selection.js");
            const pieces = ["back", "unseen", "front"].map(id => ({ id, hidden: id === "unseen" }));
            return [walk(pieces, [], 1), walk(pieces, ["front"], 1), walk(pieces, ["back"], 1), walk(pieces, [], -1), walk(pieces, ["front"], -1)]
                .map(to => (to ? `${to.id} ${to.place}/${to.count}` : "out"));
            """);
        Assert.Equal(["front 1/2", "back 2/2", "out", "back 2/2", "out"], walk);
    }

    [BrowserFact]
    public async Task Clicking_below_goes_through_all_pieces_under_the_pointer_round_and_round()
    {
        var picks = await RunAsync<string[]>("""
            const { pick } = await import("/canvas/selection.js");
            const hits = ["front", "middle", "back"].map(id => ({ id }));
            const below = selected => pick(hits, id => id === selected, true);
            return [pick(hits, id => id === "front", false), below("front"), below("middle"), below("back"), below("elsewhere"), pick([], () => true, true) ?? "none"];
            """);
        Assert.Equal(["front", "middle", "back", "front", "front", "none"], picks);
    }

    [BrowserFact]
    public async Task A_marquee_takes_only_what_lies_wholly_within_it()
    {
        var taken = await RunAsync<string[]>("""
            const { within } = await import("/canvas/selection.js");
            const piece = (id, left, right) => ({ id, bounds: { left, right, top: 10, bottom: 20 } });
            return within([piece("in", 5, 15), piece("over", 15, 25), piece("touching", 0, 20)], { left: 0, right: 20, top: 0, bottom: 30 });
            """);
        Assert.Equal(["in", "touching"], taken);
    }

    [BrowserFact]
    public async Task It_tells_of_changes_only()
    {
        var told = await RunAsync<string[]>("""
            const { Selection } = await import("/canvas/selection.js");
            const told = [];
            const selection = new Selection(ids => told.push(ids.join()));
            selection.set(["a"]);
            selection.set(["a"]);
            selection.toggle("b");
            selection.toggle("a");
            selection.keep(new Map([["b", 1]]));
            selection.keep(new Map());
            return told;
            """);
        Assert.Equal(["a", "a,b", "b", ""], told);
    }
}
