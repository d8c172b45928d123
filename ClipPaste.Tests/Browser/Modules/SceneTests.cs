using ClipPaste.Engine.Collage;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/scene.js: the collage as the canvas shows it.</summary>
[Collection(nameof(BrowserTests))]
public sealed class SceneTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task An_iteration_moves_the_pieces_it_knows_and_no_others()
    {
        var xs = await RunAsync<double[]>(Three + """
            const frame = { ids: ["b", "stranger"], poses: [[.4, 0, 0, 0, .5], [.9, 0, 0, 0, 1]], colours: Array(15).fill(.5) };
            return withFrame(scene, frame).pieces.map(piece => piece.pose.x);
            """);
        Assert.Equal([0, .4, 0], xs);
    }

    [BrowserFact]
    public async Task An_iteration_leaves_mirrored_pieces_mirrored()
    {
        var pose = await RunAsync<Pose>(Three + """
            const frame = { ids: ["c"], poses: [[.1, .2, .3, .4, .5]], colours: Array(15).fill(.5) };
            return withFrame(scene, frame).byId.get("c").pose;
            """);
        Assert.Equal(new Pose(.1, .2, .3, .4, .5, Mirrored: true), pose);
    }

    [BrowserFact]
    public async Task No_edit_changes_the_scene_it_starts_from() => Assert.True(await RunAsync<bool>(Three + """
        const before = JSON.stringify(scene);
        withEdit(scene, [
            { op: "pose", id: "a", pose: { x: 1, y: 1, logScale: 1, rotation: 1, opacity: .1, mirrored: true } },
            { op: "duplicate", ids: ["a"], newIds: ["d"], dx: .1, dy: .1 }, { op: "order", ids: ["d", "c", "b", "a"] },
            { op: "lock", ids: ["b"], locks: 3, on: true }, { op: "hide", ids: ["c"], hidden: true }, { op: "rename", id: "a", name: "new" },
            { op: "background", locked: true }, { op: "add", id: "e", cutout: "cut-a", pose: scene.pieces[0].pose }, { op: "delete", ids: ["a", "b"] },
        ]);
        return JSON.stringify(scene) === before && scene.byId.size === 3;
        """));

    [BrowserFact]
    public async Task Only_visible_pieces_lie_under_a_point_and_the_frontmost_comes_first()
    {
        var found = await RunAsync<string[]>(Three + """
            const edited = withEdit(scene, [{ op: "hide", ids: ["b"], hidden: true }]);
            return piecesAt(edited, { x: 500, y: 375 }, () => () => 1).map(piece => piece.id);
            """);
        Assert.Equal(["c", "a"], found);
    }

    // Pieces a, b and c in the middle of the canvas, c mirrored.
    private const string Three = """
        const { piecesAt, sceneFrom, withEdit, withFrame } = await import("/canvas/scene.js");
        const piece = (id, mirrored) => ({
            id, cutout: `cut-${id}`, name: id, texture: "", width: 100, height: 50, x: 0, y: 0, logScale: -1, rotation: 0, opacity: 1, mirrored,
            hidden: false, locks: 0, role: "subject", cutSides: 0,
        });
        const scene = sceneFrom({
            version: 1, aspect: 4 / 3, pieces: [piece("a", false), piece("b", false), piece("c", true)],
            background: { colours: Array.from({ length: 5 }, () => [1, 0, 0]), locked: false }, run: null, canUndo: false, canRedo: false,
        });

        """;
}
