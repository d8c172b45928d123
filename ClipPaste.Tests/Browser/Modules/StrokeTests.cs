namespace ClipPaste.Tests.Browser.Modules;

/// <summary>cutouts/strokes.js: what of a brush stroke is sent.</summary>
[Collection(nameof(BrowserTests))]
public sealed class StrokeTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task A_straight_stroke_is_its_two_ends() => Assert.Equal("0 0 99 0", string.Join(' ', await RunAsync<double[]>("""
        const { flatPoints } = await import("/cutouts/strokes.js");
        return flatPoints({ points: Array.from({ length: 100 }, (_, x) => ({ x, y: 0 })), radius: 10 });
        """)));

    [BrowserFact]
    public async Task A_simplified_stroke_stays_within_its_tolerance()
    {
        var worst = await RunAsync<double>("""
            const { distanceToSegment, simplified } = await import("/cutouts/strokes.js");
            const points = Array.from({ length: 400 }, (_, i) => ({ x: i, y: 60 * Math.sin(i / 30) }));
            const kept = simplified(points, 1.5);
            const distances = points.map(point => Math.min(...kept.slice(1).map((to, i) => distanceToSegment(point, kept[i], to))));
            return kept.length < 60 ? Math.max(...distances) : Infinity;
            """);
        Assert.InRange(worst, 0, 1.5);
    }

    [BrowserFact]
    public async Task The_wildest_stroke_is_short_enough_to_be_sent_and_keeps_its_ends()
    {
        var (first, last, count) = await RunAsync<Kept>("""
            const { flatPoints } = await import("/cutouts/strokes.js");
            const sent = flatPoints({ points: Array.from({ length: 5000 }, (_, i) => ({ x: i, y: 300 * (i % 2) })), radius: 1 });
            return { first: sent[0], last: sent.at(-2), count: sent.length / 2 };
            """);
        Assert.Equal((0, 4999), (first, last));
        Assert.InRange(count, 2, 500);
    }

    private sealed record Kept(double First, double Last, int Count);
}
