namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/snapping.js: where moved and turned pieces catch.</summary>
[Collection(nameof(BrowserTests))]
public sealed class SnappingTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task A_piece_near_the_middle_of_the_canvas_catches_there_with_a_guide()
    {
        var snap = await MoveAsync("{ left: 396, right: 598, top: 120, bottom: 220 }", "[]");
        AssertNear([3, 0], [snap.Dx, snap.Dy]);
        Assert.Equal(["x 500"], snap.Guides);
    }

    [BrowserFact]
    public async Task Farther_away_than_its_reach_nothing_catches()
    {
        var snap = await MoveAsync("{ left: 380, right: 582, top: 120, bottom: 220 }", "[]");
        AssertNear([0, 0], [snap.Dx, snap.Dy]);
        Assert.Empty(snap.Guides);
    }

    [BrowserFact]
    public async Task The_nearest_of_several_lines_wins()
    {
        var snap = await MoveAsync("{ left: 704, right: 790, top: 120, bottom: 220 }", "[{ left: 700, right: 705, top: 300, bottom: 400 }]");
        AssertNear([1, 0], [snap.Dx, snap.Dy]);
    }

    [BrowserFact]
    public async Task The_borders_of_other_pieces_catch_and_the_guide_spans_both()
    {
        var guide = await RunAsync<double[]>("""
            const { snapLines, snapMove } = await import("/canvas/snapping.js");
            const lines = snapLines({ width: 1000, height: 800 }, [{ left: 111, right: 190, top: 600, bottom: 700 }]);
            const { guides } = snapMove({ left: 113, right: 303, top: 40, bottom: 90 }, lines, 6);
            const { at, from, to } = guides.find(({ axis }) => axis === "x");
            return [at, from, to];
            """);
        AssertNear([111, 40, 700], guide);
    }

    [BrowserFact]
    public async Task Angles_catch_upright_when_nearly_so_and_at_whole_steps_when_wanted()
    {
        var degrees = await RunAsync<double[]>("""
            const { snapAngle } = await import("/canvas/snapping.js");
            const turn = (angle, options) => snapAngle(angle * Math.PI / 180, options) * 180 / Math.PI;
            const [quarters, steps, free] = [{ steps: false, quarters: true }, { steps: true, quarters: true }, { steps: false, quarters: false }];
            return [turn(88, quarters), turn(-2, quarters), turn(80, quarters), turn(52, steps), turn(-23, steps), turn(89, free)];
            """);
        AssertNear([90, 0, 80, 45, -30, 89], degrees);
    }

    private Task<Snap> MoveAsync(string bounds, string others) => RunAsync<Snap>($$"""
        const { snapLines, snapMove } = await import("/canvas/snapping.js");
        const { dx, dy, guides } = snapMove({{bounds}}, snapLines({ width: 1000, height: 800 }, {{others}}), 6);
        return { dx, dy, guides: guides.map(({ axis, at }) => `${axis} ${at}`) };
        """);

    private sealed record Snap(double Dx, double Dy, string[] Guides);
}
