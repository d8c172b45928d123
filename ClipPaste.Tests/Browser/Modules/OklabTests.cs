using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/oklab.js: the background's colours.</summary>
[Collection(nameof(BrowserTests))]
public sealed class OklabTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task The_rows_of_a_background_are_those_of_the_engine()
    {
        var random = new SeededRandom(11);
        var backgrounds = Enumerable.Range(0, 20).Select(_ => Enumerable.Range(0, Background.ControlPoints)
            .Select(_ => new[] { random.NextDouble(), random.Range(-.2, .2), random.Range(-.2, .2) }).ToArray()).ToArray();
        var rows = await RunAsync<int[][]>("""
            const { backgroundRows } = await import("/canvas/oklab.js");
            return given.map(colours => Array.from(backgroundRows(colours, 150, 0, 150)));
            """, backgrounds);
        var engine = new BackgroundRows(150);
        foreach (var (colours, got) in backgrounds.Zip(rows))
        {
            engine.Compute([.. colours.SelectMany(colour => colour)]);
            for (var row = 0; row < 150; row++)
            {
                for (var channel = 0; channel < 3; channel++)
                    Assert.InRange(got[4 * row + channel], engine.Rows[3 * row + channel] * 255 - 1, engine.Rows[3 * row + channel] * 255 + 1);
                Assert.Equal(255, got[4 * row + 3]);
            }
        }
    }

    [BrowserFact]
    public async Task The_shares_of_the_five_colours_make_one_and_are_whole_at_their_places()
    {
        var shares = await RunAsync<Shares>("""
            const { curveWeights } = await import("/canvas/oklab.js");
            const sums = [0, .1, .33, .5, .77, 1].map(t => curveWeights(t).reduce((sum, weight) => sum + weight, 0));
            return { sums, atSecond: curveWeights(.25) };
            """);
        AssertNear([1, 1, 1, 1, 1, 1], shares.Sums);
        AssertNear([0, 1, 0, 0, 0], shares.AtSecond);
    }

    [BrowserFact]
    public async Task Colours_that_no_screen_has_are_held_within_what_it_has()
    {
        var channels = await RunAsync<double[]>("""
            const { toSrgb } = await import("/canvas/oklab.js");
            return [...toSrgb(1, .4, .4), ...toSrgb(0, -.4, .4), ...toSrgb(1.5, 0, 0)];
            """);
        Assert.All(channels, channel => Assert.InRange(channel, 0, 1));
    }

    private sealed record Shares(double[] Sums, double[] AtSecond);
}
