using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Rasters;

public class ViewDistributionTests
{
    [Fact]
    public void The_same_seed_gives_the_same_views()
    {
        var distribution = new ViewDistribution();
        Assert.Equal(distribution.HeldOut(3, 5, 200, 100).ToArray(), distribution.HeldOut(3, 5, 200, 100).ToArray());
        Assert.NotEqual(distribution.HeldOut(3, 5, 200, 100).ToArray(), distribution.HeldOut(4, 5, 200, 100).ToArray());
    }

    [Theory]
    [InlineData(100, 100, 1)]
    [InlineData(130, 100, 1)]
    [InlineData(200, 100, 2)]
    [InlineData(100, 400, 3)]
    public void The_whole_canvas_takes_as_many_views_as_its_length_needs(int width, int height, int count)
    {
        var views = ViewDistribution.WholeCanvas(width, height);
        Assert.Equal(count, views.Length);
        Assert.Equal((0.0, 0.0), views[0].ToCanvas.Apply(0, 0));
        var (x, y) = views[^1].ToCanvas.Apply(1, 1);
        Assert.Equal(1, x, 9);
        Assert.Equal(1, y, 9);
    }

    [Fact]
    public void Without_jitter_perspective_or_crop_a_view_of_a_square_canvas_is_all_of_it()
    {
        var distribution = new ViewDistribution
        {
            Perspective = 0, SmallestArea = 1, Aspect = 1, Brightness = 0, Contrast = 0, Saturation = 0, Hue = 0, Blur = 0, Noise = 0,
        };
        var view = distribution.Draw(new SeededRandom(1), 64, 64);
        var (x, y) = view.ToCanvas.Apply(0.25, 0.75);
        Assert.Equal(0.25, x, 9);
        Assert.Equal(0.75, y, 9);
        var colour = view.Colour;
        Assert.Equal(1, colour.FromRed.R, 1e-6f);
        Assert.Equal(0, colour.FromRed.G, 1e-6f);
        Assert.Equal(1, colour.FromBlue.B, 1e-6f);
    }

    [Fact]
    public void Views_of_a_long_canvas_reach_its_whole_length()
    {
        var views = new ViewDistribution().HeldOut(5, 400, 300, 100);
        var centres = views.Select(view => view.ToCanvas.Apply(0.5, 0.5).X).ToArray();
        Assert.True(centres.Min() < 0.3 && centres.Max() > 0.7);
    }

    [Fact]
    public void A_homography_and_its_inverse_undo_each_other()
    {
        var map = Homography.ToQuadrilateral((0.1, 0.05), (0.9, 0.1), (0.8, 0.95), (0, 0.9));
        Assert.Equal((0.1, 0.05), map.Apply(0, 0));
        var (x, y) = map.Inverse().After(map).Apply(0.3, 0.6);
        Assert.Equal(0.3, x, 12);
        Assert.Equal(0.6, y, 12);
        var corner = map.Apply(1, 1);
        Assert.Equal(0.8, corner.X, 12);
        Assert.Equal(0.95, corner.Y, 12);
    }

    [Fact]
    public void Jitter_keeps_grey_grey_and_a_third_of_a_turn_takes_red_to_green()
    {
        var jitter = ColourTransform.Jitter(1, 1.3, 0.6, 0.1);
        var red = jitter.FromRed.R + jitter.FromGreen.R + jitter.FromBlue.R;
        var blue = jitter.FromRed.B + jitter.FromGreen.B + jitter.FromBlue.B;
        Assert.Equal(red, blue, 1e-5f);
        Assert.Equal(0.5f, 0.5f * red + jitter.Offset.R, 1e-5f);
        var turned = ColourTransform.Jitter(1, 1, 1, 1 / 3.0).FromRed;
        Assert.Equal((0f, 1f, 0f), (MathF.Round(turned.R, 4), MathF.Round(turned.G, 4), MathF.Round(turned.B, 4)));
    }
}
