using System.Collections.Immutable;
using ClipPaste.Engine.Rasters;
using ClipPaste.Tests.Web.Compose;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>What the canvas shows at once after an edit is what the server makes of it a moment later.</summary>
[Collection(nameof(BrowserTests))]
public sealed class SceneEditAgreementTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public Task Of_a_pose() => AgreeAsync((state, random) => new PoseOp(Any(state, random), RandomScenes.Pose(random)));

    [BrowserFact]
    public Task Of_a_paint_order() => AgreeAsync((state, random) =>
    {
        var ids = state.Pieces.Select(piece => piece.Id).ToArray();
        random.Shuffle<string>(ids);
        return new OrderOp([.. ids]);
    });

    [BrowserFact]
    public Task Of_a_deletion() => AgreeAsync((state, random) => new DeleteOp([Any(state, random), "gone-long-ago"]));

    [BrowserFact]
    public Task Of_copies() => AgreeAsync((state, random) =>
    {
        var ids = Some(state, random);
        return new DuplicateOp(ids, [.. ids.Select(_ => $"copy-{random.NextUInt64()}")], random.Range(-3, 3), random.Range(-3, 3));
    });

    [BrowserFact]
    public Task Of_a_cut_out_that_is_added_again() => AgreeAsync((state, random) =>
        new AddOp($"new-{random.NextUInt64()}", state.Pieces[random.Below(state.Pieces.Length)].Cutout, RandomScenes.Pose(random)));

    [BrowserFact]
    public Task Of_locks() => AgreeAsync((state, random) => new LockOp(Some(state, random), random.Below(32), random.Below(2) == 1));

    [BrowserFact]
    public Task Of_hiding() => AgreeAsync((state, random) => new HideOp(Some(state, random), random.Below(2) == 1));

    [BrowserFact]
    public Task Of_a_name() => AgreeAsync((state, random) => new RenameOp(Any(state, random), $"  name {random.Below(99)} "));

    [BrowserFact]
    public Task Of_a_background() => AgreeAsync((_, random) => new BackgroundOp(
        random.Below(2) == 1 ? [.. Enumerable.Range(0, 5).Select(_ => ImmutableArray.Create((float)random.NextDouble(), .1f, -.1f))] : null,
        random.Below(2) == 1 ? random.Below(2) == 1 : null));

    private async Task AgreeAsync(Func<ProjectState, SeededRandom, SceneOp> next)
    {
        var random = new SeededRandom(3);
        var state = ComposeScene.Of("a", "b", "c", "d");
        var (start, ops, scenes) = (SceneOf(state), new List<SceneOp>(), new List<object>());
        for (var step = 0; step < 3; step++)
        {
            ops.Add(next(state, random));
            state = SceneEdits.Apply(state, [ops[^1]]);
            scenes.Add(SceneOf(state));
        }
        var differences = await RunAsync<string[]>("""
            const { sceneFrom, withEdit } = await import("/canvas/scene.js");
            const plain = ({ pieces, background }) => JSON.stringify({ pieces, background }, (_, value) =>
                typeof value === "number" ? Number(value.toFixed(9)) : value && typeof value === "object" && !Array.isArray(value)
                    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b))) : value);
            // What the engine computes of a pose is nothing that the canvas sends.
            given.ops.forEach(op => delete op.pose?.scale);
            let scene = sceneFrom(given.start);
            return given.ops.flatMap((op, i) => {
                scene = withEdit(scene, [op]);
                const expected = plain(sceneFrom(given.scenes[i]));
                return plain(scene) === expected ? [] : [`${JSON.stringify(op)}\n${plain(scene)}\n${expected}`];
            });
            """, new { start, ops, scenes });
        Assert.Empty(differences);
    }

    private static object SceneOf(ProjectState state) => new
    {
        Version = 1,
        state.Aspect,
        Pieces = ScenePiece.Of(state),
        Background = new { Colours = state.Background.Colours.Select(colour => new[] { colour.X, colour.Y, colour.Z }), state.Background.Locked },
        CanUndo = false,
        CanRedo = false,
    };

    private static string Any(ProjectState state, SeededRandom random) => state.Pieces[random.Below(state.Pieces.Length)].Id;

    private static ImmutableArray<string> Some(ProjectState state, SeededRandom random) =>
        [.. state.Pieces.Select(piece => piece.Id).Where(_ => random.Below(2) == 1).DefaultIfEmpty(state.Pieces[0].Id)];
}
