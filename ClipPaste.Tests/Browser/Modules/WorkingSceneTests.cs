namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/working-scene.js: server, run, unconfirmed edits and the hand change one scene at once.</summary>
[Collection(nameof(BrowserTests))]
public sealed class WorkingSceneTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task What_was_let_go_stays_while_the_rest_goes_on_with_the_run()
    {
        var seen = await RunAsync<double[][]>(Scenes + """
            const seen = [];
            working.serve(scene(5));
            working.advance(frame(1, 5, .1));
            working.hold(new Map([["mine", at(.7)]]));
            seen.push(shown());
            const edit = working.begin([{ op: "pose", id: "mine", pose: at(.9) }]);
            seen.push(shown());
            working.advance(frame(2, 5, .2));
            seen.push(shown());
            working.settle(edit, 6);
            seen.push(shown());
            working.serve(scene(6, { mine: .9 }));
            seen.push(shown());
            working.advance(frame(3, 6, .3, { mine: .9 }));
            seen.push(shown());
            return seen;
            """);
        // Of each: the piece in hand, the other one.
        AssertNear([.7, .1, .9, .1, .9, .2, .9, .2, .9, .2, .9, .3], [.. seen.SelectMany(xs => xs)]);
    }

    [BrowserFact]
    public async Task A_scene_takes_nothing_back_from_an_iteration_that_knew_it()
    {
        var seen = await RunAsync<double[]>(Scenes + """
            working.serve(scene(5));
            working.advance(frame(1, 6, .5, { mine: .9 }));
            working.serve(scene(6, { mine: .9, other: .2 }));
            return shown();
            """);
        AssertNear([.9, .5], seen);
    }

    [BrowserFact]
    public async Task Undo_is_seen_at_once_though_its_version_is_older()
    {
        var seen = await RunAsync<double[]>(Scenes + """
            working.serve(scene(6, { mine: .9 }));
            working.advance(frame(1, 6, .1, { mine: .9 }));
            working.serve(scene(5, { mine: .4 }));
            return shown();
            """);
        AssertNear([.4, .1], seen);
    }

    [BrowserFact]
    public async Task Iterations_that_did_not_know_the_scene_yet_are_left_out()
    {
        var taken = await RunAsync<bool[]>(Scenes + """
            working.serve(scene(5));
            return [working.advance(frame(1, 4, .1)), working.advance({ ...frame(1, 5, .1), run: "another" }), working.advance(frame(1, 5, .1))];
            """);
        Assert.Equal([false, false, true], taken);
    }

    [BrowserFact]
    public async Task A_refused_edit_is_taken_back()
    {
        var seen = await RunAsync<double[][]>(Scenes + """
            working.serve(scene(5));
            const edit = working.begin([{ op: "pose", id: "mine", pose: at(.9) }]);
            const before = shown();
            working.refuse(edit);
            return [before, shown()];
            """);
        AssertNear([.9, 0, 0, 0], [.. seen.SelectMany(xs => xs)]);
    }

    [BrowserFact]
    public async Task A_scene_that_comes_before_its_answer_shows_an_edit_once()
    {
        var pieces = await RunAsync<int[]>(Scenes + """
            working.serve(scene(5));
            const edit = working.begin([{ op: "duplicate", ids: ["mine"], newIds: ["copy"], dx: .1, dy: 0 }]);
            const counts = [working.shown.pieces.length];
            working.serve(scene(6, {}, ["copy"]));
            counts.push(working.shown.pieces.length);
            working.settle(edit, 6);
            return [...counts, working.shown.pieces.length, working.isWaiting ? 1 : 0];
            """);
        Assert.Equal([3, 3, 3, 0], pieces);
    }

    [BrowserFact]
    public async Task When_the_run_is_over_the_document_counts()
    {
        var seen = await RunAsync<double[]>(Scenes + """
            working.serve(scene(5));
            working.advance(frame(1, 5, .4));
            working.serve({ ...scene(6, { mine: .2, other: .3 }), run: null });
            return shown();
            """);
        AssertNear([.2, .3], seen);
    }

    [BrowserFact]
    public async Task The_past_hides_the_present_and_gives_it_back()
    {
        var xs = await RunAsync<double[]>(Scenes + """
            working.serve(scene(5));
            working.showPast(scene(1, { mine: -.5 }));
            working.advance(frame(1, 5, .4));
            const past = working.shown.byId.get("mine").pose.x;
            const present = working.present.byId.get("mine").pose.x;
            working.showPast(null);
            return [past, present, working.shown.byId.get("mine").pose.x];
            """);
        AssertNear([-.5, .4, .4], xs);
    }

    // A project of two pieces, "mine" and "other", both at 0 but for what is given by their ids.
    private const string Scenes = """
        const { sceneFrom } = await import("/canvas/scene.js");
        const { WorkingScene } = await import("/canvas/working-scene.js");
        const at = x => ({ x, y: 0, logScale: 0, rotation: 0, opacity: 1, mirrored: false });
        const scene = (version, xs = {}, more = []) => sceneFrom({
            version, aspect: 1, background: { colours: Array.from({ length: 5 }, () => [1, 0, 0]), locked: false }, canUndo: false, canRedo: false,
            run: { id: "run", state: "running", iteration: 0, planned: 99 },
            pieces: ["mine", "other", ...more].map(id => ({
                id, cutout: id, name: id, texture: "", width: 10, height: 10, ...at(xs[id] ?? 0), hidden: false, locks: 0, role: "subject", cutSides: 0,
            })),
        });
        const frame = (number, version, x, xs = {}) => ({
            run: "run", number, version, ids: ["mine", "other"], poses: ["mine", "other"].map(id => [xs[id] ?? x, 0, 0, 0, 1]),
            colours: Array.from({ length: 5 }, () => [1, 0, 0]).flat(),
        });
        const working = new WorkingScene(() => {});
        const shown = () => ["mine", "other"].map(id => working.shown.byId.get(id).pose.x);

        """;
}
