using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/geometry.js: poses and the plane.</summary>
[Collection(nameof(BrowserTests))]
public sealed class GeometryTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task A_matrix_and_its_inverse_undo_each_other()
    {
        var product = await RunAsync<double[]>("""
            const { inverse, multiply, pieceMatrix } = await import("/canvas/geometry.js");
            const pose = { x: .1, y: -.3, logScale: -.4, rotation: 1.1, opacity: 1, mirrored: true };
            const matrix = pieceMatrix({ pose, width: 300, height: 200 }, { width: 1000, height: 750 });
            return multiply(matrix, inverse(matrix));
            """);
        AssertNear([1, 0, 0, 1, 0, 0], product);
    }

    [BrowserFact]
    public async Task A_flat_matrix_has_no_inverse() => Assert.True(await RunAsync<bool>("""
        const { inverse } = await import("/canvas/geometry.js");
        return inverse([1, 2, 2, 4, 0, 0]) === null;
        """));

    [BrowserFact]
    public async Task The_long_side_between_two_corners_is_the_scale_times_the_short_side_of_the_canvas()
    {
        var sides = await RunAsync<double[]>("""
            const { corners } = await import("/canvas/geometry.js");
            const pose = { x: 0, y: 0, logScale: Math.log(.5), rotation: .7, opacity: 1, mirrored: false };
            const [a, b, c] = corners({ pose, width: 400, height: 100 }, { width: 1000, height: 800 });
            return [Math.hypot(b.x - a.x, b.y - a.y), Math.hypot(c.x - b.x, c.y - b.y)];
            """);
        AssertNear([400, 100], sides);
    }

    [BrowserFact]
    public async Task Mirroring_swaps_left_and_right_of_the_texture_and_leaves_the_corners()
    {
        var mirrored = await RunAsync<Mirrored>("""
            const { corners, toTexture } = await import("/canvas/geometry.js");
            const piece = mirrored => ({ pose: { x: .1, y: .2, logScale: -1, rotation: .4, opacity: 1, mirrored }, width: 60, height: 90 });
            const [size, point] = [{ width: 1000, height: 1000 }, { x: 640, y: 730 }];
            const same = JSON.stringify(corners(piece(true), size)) === JSON.stringify(corners(piece(false), size));
            return { sameCorners: same, sumOfU: toTexture(piece(true), size, point).u + toTexture(piece(false), size, point).u };
            """);
        Assert.True(mirrored.SameCorners);
        Assert.Equal(1, mirrored.SumOfU, 9);
    }

    [BrowserFact]
    public async Task A_handle_scales_by_how_far_the_hand_went_along_its_line()
    {
        var factors = await RunAsync<double[]>("""
            const { handleFactor } = await import("/canvas/geometry.js");
            const [anchor, from] = [{ x: 10, y: 10 }, { x: 110, y: 10 }];
            return [{ x: 210, y: 10 }, { x: 60, y: 900 }, { x: -500, y: 10 }].map(to => handleFactor(anchor, from, to))
                .concat(handleFactor(anchor, anchor, from));
            """);
        AssertNear([2, .5, .02, 1], factors);
    }

    [BrowserFact]
    public async Task A_place_on_a_texture_is_where_the_engine_looks_it_up()
    {
        var random = new SeededRandom(7);
        var cases = Enumerable.Range(0, 200).Select(_ => (
            Pose: RandomScenes.Pose(random), Width: 20 + random.Below(300), Height: 20 + random.Below(300), Canvas: (Width: 100 + random.Below(900), Height: 100 + random.Below(900)),
            X: random.Range(0, 100), Y: random.Range(0, 100))).ToArray();
        var places = await RunAsync<double[][]>("""
            const { toTexture } = await import("/canvas/geometry.js");
            return given.map(({ pose, width, height, size, x, y }) => {
                const { u, v } = toTexture({ pose, width, height }, size, { x: x + .5, y: y + .5 });
                return [u * width, v * height];
            });
            """, cases.Select(one => new { one.Pose, one.Width, one.Height, Size = new { one.Canvas.Width, one.Canvas.Height }, one.X, one.Y }));
        foreach (var (one, place) in cases.Zip(places))
        {
            var image = new RgbaImage(one.Width, one.Height, new byte[one.Width * one.Height * 4]);
            var pixels = CanvasShape.ToPixels(one.Pose, image, one.Canvas.Width, one.Canvas.Height);
            var map = new TextureMap(one.Width, one.Height, 0, one.Width, one.Height, pixels, one.Canvas.Width, one.Canvas.Height);
            // The engine counts texels from the centre of the border before the first one.
            AssertNear([map.U(one.X, one.Y) - .5, map.V(one.X, one.Y) - .5], place, 1e-2);
        }
    }

    [BrowserFact]
    public async Task A_click_meets_a_piece_only_where_its_picture_is_opaque()
    {
        var hits = await RunAsync<bool[]>("""
            const { hits } = await import("/canvas/geometry.js");
            const piece = { pose: { x: 0, y: 0, logScale: 0, rotation: 0, opacity: 1, mirrored: false }, width: 100, height: 100 };
            const leftHalf = u => (u < .5 ? 1 : 0);
            const at = (x, tolerance) => hits(piece, { width: 1000, height: 1000 }, { x, y: 500 }, leftHalf, tolerance);
            return [at(400), at(600), at(505), at(505, 8)];
            """);
        Assert.Equal([true, false, false, true], hits);
    }

    [BrowserFact]
    public async Task A_pose_never_leaves_what_can_be_found_again()
    {
        var pose = await RunAsync<Pose>("""
            const { withinLimits } = await import("/canvas/geometry.js");
            return withinLimits({ x: 4, y: -9, logScale: -30, rotation: 1, opacity: 2, mirrored: false });
            """);
        Assert.Equal(new Pose(1, -1, Math.Log(.02), 1, 1, Mirrored: false), pose);
    }

    private sealed record Mirrored(bool SameCorners, double SumOfU);
}
