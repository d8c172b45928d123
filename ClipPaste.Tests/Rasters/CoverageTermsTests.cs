using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Rasters;

public class CoverageTermsTests
{
    private const int Width = 240;
    private const int Height = 180;

    [Fact]
    public void Two_pieces_side_by_side_do_nothing_wrong()
    {
        var terms = Discs(CoverageRule.Subject, CoverageRule.Subject);
        var values = terms.Evaluate([Disc(-0.25f), Disc(0.25f)]);
        Assert.Equal(0, values.Overlap);
        Assert.Equal(0, values.Containment);
        Assert.Equal(0, values.Visibility);
        Assert.Equal([1, 1], terms.VisibleFractions.ToArray());
        Assert.Equal([1, 1], terms.InsideFractions.ToArray());
    }

    [Fact]
    public void A_piece_behind_another_is_hidden_and_overlap_is_their_common_area()
    {
        var terms = Discs(CoverageRule.Subject, CoverageRule.Subject);
        var values = terms.Evaluate([Disc(0), Disc(0)]);
        // A disc of radius 30 pixels on 240 x 180.
        Assert.Equal(Math.PI * 900 / (Width * Height), values.Overlap, 0.005);
        Assert.True(terms.VisibleFractions[0] < 0.1);
        Assert.Equal(1, terms.VisibleFractions[1]);
        terms.SetOrder([1, 0]);
        terms.Evaluate([Disc(0), Disc(0)]);
        Assert.Equal(1, terms.VisibleFractions[0]);
    }

    [Fact]
    public void Subjects_may_lie_on_scenery()
    {
        var terms = Discs(CoverageRule.Scenery with { VisibleMin = 0 }, CoverageRule.Subject);
        var values = terms.Evaluate([Disc(0), Disc(0)]);
        Assert.Equal(0, values.Overlap);
        Assert.Equal(0, values.Visibility);
    }

    [Fact]
    public void A_piece_across_the_edge_is_half_inside()
    {
        var terms = Discs(CoverageRule.Subject, CoverageRule.Subject);
        var values = terms.Evaluate([Disc(0.5f), Disc(3)]);
        Assert.Equal(0.5, terms.InsideFractions[0], 0.02);
        Assert.Equal(0, terms.InsideFractions[1]);
        Assert.Equal(1.5, values.Containment, 0.02);
    }

    [Theory]
    [InlineData(1, 0, 0, 0)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(3, 0.5, 2, 0.7)]
    public void Gradients_agree_with_finite_differences(float overlap, float containment, float visibility, float blank)
    {
        var weights = new CoverageWeights(overlap, containment, visibility, blank);
        var textures = Enumerable.Range(0, 4).Select(i => TexturePyramid.FromPremultiplied(SmoothTextures.Blob(80, 70, (ulong)i), 80, 70)).ToArray();
        CoverageRule[] rules = [CoverageRule.Scenery with { VisibleMin = 0.7f }, CoverageRule.Subject with { VisibleMin = 0.9f }, CoverageRule.Subject, CoverageRule.Subject];
        var terms = new CoverageTerms(Width, Height, textures, rules);
        terms.SetOrder([0, 2, 1, 3]);
        AffinePose[] poses = [new(0.1f, 0, 0.6f, 0.3f, 0.9f), new(-0.33f, 0.11f, 0.4f, 1, 0.8f, Mirrored: true), new(-0.25f, 0.12f, 0.2f, 2, 1), new(0.02f, -0.4f, 0.3f, -1, 0.7f)];
        var gradients = new PoseGradient[4];
        terms.Evaluate(poses, weights, gradients);

        var parts = new (Func<AffinePose, float, AffinePose> Move, Func<PoseGradient, double> Get)[]
        {
            ((p, d) => p with { X = p.X + d }, g => g.X),
            ((p, d) => p with { Y = p.Y + d }, g => g.Y),
            ((p, d) => p with { LogScale = p.LogScale + d }, g => g.LogScale),
            ((p, d) => p with { Rotation = p.Rotation + d }, g => g.Rotation),
            ((p, d) => p with { Opacity = p.Opacity + d }, g => g.Opacity),
        };
        // The alphas are bilinear: their slopes jump at every texel, which a finite step averages; hence a tolerance of the largest difference of all.
        var differences = parts.Select(part => poses.Select((_, layer) => Difference(layer, part.Move)).ToArray()).ToArray();
        var tolerance = 0.01 * differences.SelectMany(d => d).Max(Math.Abs);
        for (var part = 0; part < parts.Length; part++)
        {
            for (var layer = 0; layer < poses.Length; layer++)
                Assert.Equal(differences[part][layer], parts[part].Get(gradients[layer]), tolerance);
        }

        double Difference(int layer, Func<AffinePose, float, AffinePose> move)
        {
            const float Step = 1f / 1024;
            double At(float change)
            {
                var moved = poses.ToArray();
                moved[layer] = move(moved[layer], change);
                return terms.Evaluate(moved).Weighted(weights);
            }
            return (At(Step) - At(-Step)) / (2 * Step);
        }
    }

    [Fact]
    public void Evaluating_does_not_allocate()
    {
        var terms = Discs(CoverageRule.Subject, CoverageRule.Subject);
        AffinePose[] poses = [Disc(0), Disc(0.1f)];
        var gradients = new PoseGradient[2];
        Allocations.AreNone(() => terms.Evaluate(poses, new CoverageWeights(1, 1, 1, 1), gradients));
    }

    private static AffinePose Disc(float x) => new(x, 0, 0, 0, 1);

    private static CoverageTerms Discs(params CoverageRule[] rules)
    {
        var texels = new float[64 * 64 * 4];
        for (var i = 0; i < 64 * 64; i++)
        {
            var (dx, dy) = (i % 64 - 31.5, i / 64 - 31.5);
            texels[i * 4 + 3] = (float)Math.Clamp(30.5 - Math.Sqrt(dx * dx + dy * dy), 0, 1);
        }
        var disc = TexturePyramid.FromPremultiplied(texels, 64, 64);
        return new CoverageTerms(Width, Height, [.. rules.Select(_ => disc)], rules);
    }
}
