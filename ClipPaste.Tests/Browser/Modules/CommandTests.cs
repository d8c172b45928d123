namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/commands.js and canvas/shortcuts.js: what can be done by name and by keys.</summary>
[Collection(nameof(BrowserTests))]
public sealed class CommandTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task Pieces_go_forward_and_backward_by_one_and_keep_their_order_among_each_other()
    {
        var orders = await RunAsync<string[]>("""
            const { reordered } = await import("/canvas/commands.js");
            const ids = ["a", "b", "c", "d", "e"];
            return ["forward", "backward", "front", "back"].map(way => reordered(ids, ["d", "b"], way).join(""));
            """);
        Assert.Equal(["acbed", "badce", "acebd", "bdace"], orders);
    }

    [BrowserFact]
    public async Task Pieces_at_the_end_of_the_order_stay_there()
    {
        var orders = await RunAsync<string[]>("""
            const { reordered } = await import("/canvas/commands.js");
            return [reordered(["a", "b", "c"], ["b", "c"], "forward"), reordered(["a", "b", "c"], ["a", "b"], "backward")].map(ids => ids.join(""));
            """);
        Assert.Equal(["abc", "abc"], orders);
    }

    [BrowserFact]
    public async Task New_pieces_have_ids_that_nobody_guesses_and_the_server_takes()
    {
        var ids = await RunAsync<string[]>("""
            const { newPieceId } = await import("/canvas/commands.js");
            return [newPieceId(), newPieceId()];
            """);
        Assert.All(ids, id => Assert.Matches("^piece-[0-9a-f]{18}$", id));
        Assert.NotEqual(ids[0], ids[1]);
    }

    [BrowserFact]
    public async Task No_two_shortcuts_have_the_same_keys() => Assert.Empty(await RunAsync<string[]>("""
        const { shortcuts } = await import("/canvas/shortcuts.js");
        const all = shortcuts.flatMap(shortcut => shortcut.keys);
        return all.filter((keys, i) => all.indexOf(keys) !== i);
        """));

    [BrowserFact]
    public async Task Every_shortcut_is_a_command() => Assert.Empty(await RunAsync<string[]>("""
        const { commandsOf } = await import("/canvas/commands.js");
        const { shortcuts } = await import("/canvas/shortcuts.js");
        const commands = commandsOf({ settings: { readOnly: false } }, () => {});
        return shortcuts.map(shortcut => shortcut.id).filter(id => !(id in commands));
        """));

    [BrowserFact]
    public async Task Nothing_changes_a_canvas_that_is_only_to_be_looked_at()
    {
        var names = await RunAsync<string[]>("""
            const { commandsOf } = await import("/canvas/commands.js");
            return Object.keys(commandsOf({ settings: { readOnly: true } }, () => {})).sort();
            """);
        Assert.Equal(["fit", "help", "pinsToggle", "zoomIn", "zoomOut", "zoomReal"], names);
    }

    [BrowserFact]
    public async Task Keys_are_read_as_the_table_writes_them()
    {
        var chords = await RunAsync<string[]>("""
            const { chordOf } = await import("/canvas/shortcuts.js");
            return given.map(keys => chordOf({ ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, code: "", ...keys }));
            """, new object[]
        {
            new { key = "z", code = "KeyZ", ctrlKey = true }, new { key = "Z", code = "KeyZ", metaKey = true, shiftKey = true },
            new { key = "{", code = "BracketLeft", shiftKey = true }, new { key = "!", code = "Digit1", shiftKey = true },
            new { key = "π", code = "KeyP", altKey = true }, new { key = "ArrowLeft", code = "ArrowLeft", shiftKey = true },
            new { key = "?", code = "Slash", shiftKey = true }, new { key = "h", code = "KeyH" },
        });
        Assert.Equal(["Ctrl+Z", "Ctrl+Shift+Z", "Shift+[", "Shift+1", "Alt+P", "Shift+ArrowLeft", "?", "H"], chords);
    }

    [BrowserFact]
    public async Task Only_undo_and_redo_work_outside_the_canvas()
    {
        var pages = await RunAsync<string[]>("""
            const { shortcuts } = await import("/canvas/shortcuts.js");
            return shortcuts.filter(shortcut => shortcut.page).map(shortcut => shortcut.id);
            """);
        Assert.Equal(["undo", "redo"], pages);
    }
}
