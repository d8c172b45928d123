using ClipPaste.Engine.Cutouts;

namespace ClipPaste.Tests.Cutouts;

public sealed class MaskTests
{
    [Theory]
    [InlineData(7, 5, 0)]
    [InlineData(7, 5, 1)]
    [InlineData(7, 5, 3)]
    [InlineData(4, 9, 12)]
    public void A_box_filter_gives_the_mean_of_what_lies_in_the_window(int width, int height, int radius)
    {
        var source = new float[width * height];
        for (var i = 0; i < source.Length; i++)
            source[i] = (i * 37 % 11) - 5;
        var target = new float[source.Length];
        new BoxFilter(width, height, radius).Mean(source, target);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var near = source.Where((_, i) => Math.Abs((i % width) - x) <= radius && Math.Abs((i / width) - y) <= radius);
                Assert.Equal(near.Average(), target[(y * width) + x], 1e-5f);
            }
        }
    }

    [Fact]
    public void A_guided_filter_moves_a_blurred_edge_onto_the_edge_of_the_picture()
    {
        const int width = 64, height = 16, edge = 30;
        var colours = new float[3 * width * height];
        var mask = new float[width * height];
        for (var i = 0; i < mask.Length; i++)
        {
            colours[i] = i % width < edge ? 0.9f : 0.1f;
            mask[i] = Math.Clamp(0.5f + ((edge + 2 - (i % width)) * 0.1f), 0, 1);
        }
        var filtered = new GuidedFilter(colours, width, height).Apply(mask, 8, 1e-4f);
        var row = filtered.AsSpan(8 * width, width);
        Assert.True(row[edge - 1] - row[edge] > 0.5, "the step is not at the picture's edge");
    }

    [Fact]
    public void Decontamination_finds_the_object_s_colour_under_a_soft_edge()
    {
        const int width = 60, height = 20;
        var alpha = new float[width * height];
        var colours = new float[3 * alpha.Length];
        for (var i = 0; i < alpha.Length; i++)
        {
            alpha[i] = Math.Clamp((33f - (i % width)) / 6, 0, 1);
            colours[i] = (alpha[i] * 0.8f) + ((1 - alpha[i]) * 0.1f);
            colours[alpha.Length + i] = (alpha[i] * 0.2f) + ((1 - alpha[i]) * 0.9f);
        }
        ForegroundColours.Estimate(colours, alpha, width, height);
        for (var i = 0; i < alpha.Length; i++)
        {
            if (alpha[i] < 0.1f)
                continue;
            Assert.Equal(0.8f, colours[i], 0.06f);
            Assert.Equal(0.2f, colours[alpha.Length + i], 0.06f);
        }
    }

    [Fact]
    public void Regions_are_told_apart_by_their_edges()
    {
        var mask = Plane("##..", "##.#", "...#");
        var found = MaskRegions.Find(mask, 0);
        Assert.Equal([4, 2], found.Regions.Select(region => region.Area));
        Assert.Equal(new PixelBox(3, 1, 1, 2), found.Regions[1].Box);
        Assert.Equal(6, MaskRegions.Find(mask, 0, below: true).Regions.Sum(region => region.Area));
    }

    [Fact]
    public void Tidying_takes_specks_away_and_fills_pinholes_but_not_sure_gaps()
    {
        var mask = new MaskPlane(40, 40);
        for (var y = 0; y < 40; y++)
        {
            for (var x = 0; x < 40; x++)
                mask[x, y] = x is > 4 and < 35 && y is > 4 and < 35 ? 5 : -8;
        }
        (mask[10, 10], mask[20, 20], mask[38, 38]) = (-1, -8, 5);
        MaskTidier.Tidy(mask);
        Assert.True(mask[10, 10] > 0, "a pinhole is left");
        Assert.True(mask[20, 20] < 0, "a sure gap was filled");
        Assert.True(mask[38, 38] < 0, "a speck is left");
    }

    [Fact]
    public void The_deepest_cell_is_the_middle_of_the_widest_part()
    {
        bool[] marked = [.. Enumerable.Range(0, 30 * 11).Select(i => (i % 30 is > 1 and < 11 && i / 30 is > 0 and < 10) || i / 30 == 5)];
        Assert.Equal((6, 5), DeepestCell.Find(marked, 30));
        Assert.Null(DeepestCell.Find(new bool[12], 4));
    }

    [Fact]
    public void Overlap_is_intersection_over_union()
    {
        Assert.Equal(2.0 / 6, MaskMeasures.Overlap(Plane("####"), 0, Plane("..##"), 0) * 2 / 3, 9);
        Assert.Equal(1.0 / 3, MaskMeasures.Overlap(new PixelBox(0, 0, 2, 2), new PixelBox(1, 0, 2, 2)), 9);
        Assert.Equal(0, MaskMeasures.Overlap(new PixelBox(0, 0, 2, 2), new PixelBox(2, 0, 2, 2)));
    }

    [Fact]
    public void An_object_cut_by_the_border_is_worth_less()
    {
        var whole = Plane("......", ".####.", ".####.", "......");
        var cut = Plane("......", "..####", "..####", "......");
        Assert.Equal(0, MaskQuality.CutShare(whole));
        Assert.True(MaskQuality.Of(cut, 1, 1) < MaskQuality.Of(whole, 1, 1));
    }

    [Fact]
    public void Unsure_pixels_follow_the_colours_close_by_and_sure_ones_stay()
    {
        const int width = 64, height = 32;
        var logits = new MaskPlane(width, height);
        var colours = new float[3 * width * height];
        for (var i = 0; i < logits.Values.Length; i++)
        {
            var x = i % width;
            colours[i] = x < 36 ? 0.9f : 0.1f;
            logits.Values[i] = x < 24 ? 9 : x < 44 ? 0 : -9;
        }
        ColourEvidence.Add(logits, colours);
        Assert.All(Enumerable.Range(24, 12), x => Assert.True(logits[x, 16] > 5));
        Assert.All(Enumerable.Range(36, 8), x => Assert.True(logits[x, 16] < -5));
        Assert.Equal(9, logits[3, 3]);
    }

    [Fact]
    public void Contact_is_the_share_of_the_outline_where_the_whole_goes_on()
    {
        var whole = Block(4, 36);
        Assert.InRange(MaskMeasures.Contact(Block(4, 20), whole), 0.28, 0.35);
        Assert.Equal(0, MaskMeasures.Contact(whole, whole));
    }

    [Fact]
    public void A_plane_is_sampled_between_its_cells_and_goes_on_beyond_its_border()
    {
        var plane = new MaskPlane(2, 1, [1, 3]);
        Assert.Equal(2, plane.Sample(0.5, 0));
        Assert.Equal(3, plane.Sample(9, 9));
        Assert.Throws<ArgumentException>(() => new MaskPlane(2, 2, [1]));
    }

    private static MaskPlane Block(int left, int right)
    {
        var plane = new MaskPlane(40, 40);
        for (var i = 0; i < plane.Values.Length; i++)
            plane.Values[i] = i % 40 >= left && i % 40 < right && i / 40 is >= 10 and < 30 ? 5 : -5;
        return plane;
    }

    private static MaskPlane Plane(params string[] rows) =>
        new(rows[0].Length, rows.Length, [.. rows.SelectMany(row => row.Select(letter => letter == '#' ? 5f : -5f))]);
}
