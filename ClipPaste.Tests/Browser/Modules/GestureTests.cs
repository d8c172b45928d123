using ClipPaste.Engine.Collage;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/gestures.js: what a hand does to poses.</summary>
[Collection(nameof(BrowserTests))]
public sealed class GestureTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task A_hand_moves_turns_and_scales_about_where_it_took_hold()
    {
        var pose = await RunAsync<Pose>("""
            const { transformPose } = await import("/canvas/gestures.js");
            const pose = { x: .1, y: 0, logScale: 0, rotation: 0, opacity: 1, mirrored: false };
            const change = { from: { x: 500, y: 500 }, to: { x: 500, y: 500 }, factor: 2, angle: Math.PI / 2 };
            return transformPose(pose, change, { width: 1000, height: 1000 });
            """);
        AssertNear([0, .2, Math.Log(2), Math.PI / 2], [pose.X, pose.Y, pose.LogScale, pose.Rotation]);
    }

    [BrowserFact]
    public async Task Parts_that_are_locked_keep_their_values()
    {
        var poses = await RunAsync<double[][]>("""
            const { transformPose } = await import("/canvas/gestures.js");
            const pose = { x: .1, y: .2, logScale: 0, rotation: 0, opacity: 1, mirrored: false };
            const change = { from: { x: 0, y: 0 }, to: { x: 100, y: 0 }, factor: 2, angle: 1 };
            return [0, 1, 2, 4].map(locks => transformPose(pose, change, { width: 1000, height: 1000 }, locks))
                .map(({ x, logScale, rotation }) => [x, logScale, rotation].map(value => Number(value.toFixed(6))));
            """);
        var free = poses[0];
        Assert.Equal([.1, free[1], free[2]], poses[1]);
        Assert.Equal([free[0], 0, free[2]], poses[2]);
        Assert.Equal([free[0], free[1], 0], poses[3]);
    }

    [BrowserFact]
    public async Task Pieces_that_are_scaled_together_stop_together_at_the_limit_of_one()
    {
        var factors = await RunAsync<double[]>("""
            const { limitFactor } = await import("/canvas/gestures.js");
            const poses = [{ logScale: Math.log(4) }, { logScale: Math.log(.1) }];
            return [1.5, 9, .5, .001].map(factor => limitFactor(poses, factor));
            """);
        AssertNear([1.5, 2, .5, .2], factors);
    }

    [BrowserFact]
    public async Task A_piece_beyond_its_limit_can_be_brought_back_but_not_taken_farther()
    {
        var factors = await RunAsync<double[]>("""
            const { limitFactor } = await import("/canvas/gestures.js");
            return [2, .5].map(factor => limitFactor([{ logScale: Math.log(20) }], factor));
            """);
        AssertNear([1, .5], factors);
    }

    [BrowserFact]
    public async Task A_handle_scales_with_the_opposite_corner_in_place()
    {
        var (before, after) = await AnchorAsync("""pointOfBox(box, { x: -1, y: -1 })""", fromCentre: false);
        AssertNear(before, after, 1e-6);
    }

    [BrowserFact]
    public async Task From_the_centre_a_handle_scales_with_the_centre_in_place()
    {
        var (before, after) = await AnchorAsync("box.centre", fromCentre: true);
        AssertNear(before, after, 1e-6);
    }

    [BrowserFact]
    public async Task Two_fingers_keep_what_lies_under_them()
    {
        var points = await RunAsync<double[]>("""
            const { boxOfPiece, pinch, transformBox } = await import("/canvas/gestures.js");
            const change = pinch([{ x: 0, y: 0 }, { x: 100, y: 0 }], [{ x: 50, y: 50 }, { x: 50, y: 250 }]);
            const moved = point => transformBox({ centre: point, halfWidth: 1, halfHeight: 1, angle: 0 }, change).centre;
            return [change.factor, change.angle, ...Object.values(moved({ x: 0, y: 0 })), ...Object.values(moved({ x: 100, y: 0 }))];
            """);
        AssertNear([2, Math.PI / 2, 50, 50, 50, 250], points, 1e-6);
    }

    [BrowserFact]
    public async Task The_box_of_one_piece_turns_with_it_and_that_of_several_is_upright()
    {
        var angles = await RunAsync<double[]>("""
            const { boundsOfBox, boxAround } = await import("/canvas/gestures.js");
            const box = x => ({ centre: { x, y: 0 }, halfWidth: 10, halfHeight: 10, angle: Math.PI / 4 });
            const all = boxAround([box(0), box(100)]);
            return [boxAround([box(0)]).angle, all.angle, all.centre.x, boundsOfBox(all).right];
            """);
        AssertNear([Math.PI / 4, 0, 50, 100 + 10 * Math.Sqrt(2)], angles);
    }

    private async Task<(double[] Before, double[] After)> AnchorAsync(string anchor, bool fromCentre)
    {
        var points = await RunAsync<double[]>($$"""
            const { boxOfPiece, dragHandle, pointOfBox, scaleAbout, transformPose } = await import("/canvas/gestures.js");
            const size = { width: 1000, height: 800 };
            const piece = { pose: { x: .05, y: -.1, logScale: -1, rotation: .6, opacity: 1, mirrored: false }, width: 200, height: 300 };
            const anchorOf = box => {{anchor}};
            const before = boxOfPiece(piece, size);
            const drag = dragHandle(before, { x: 1, y: 1 }, { x: 900, y: 700 }, {{(fromCentre ? "true" : "false")}});
            const after = boxOfPiece({ ...piece, pose: transformPose(piece.pose, scaleAbout(drag.anchor, drag.factor), size) }, size);
            return [before, after].flatMap(box => Object.values(anchorOf(box))).concat(drag.factor);
            """);
        Assert.NotEqual(1, points[4], 2);
        return (points[..2], points[2..4]);
    }
}
