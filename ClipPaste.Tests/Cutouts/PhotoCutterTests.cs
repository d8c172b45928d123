using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Cutouts;

[Collection("Networks")]
public sealed class PhotoCutterTests(Networks networks)
{
    private static readonly CutoutRequest Subjects = new() { Kind = CutoutKind.Subject };
    private const string Macaw = "scarlet-macaw-at-cougar-mountain-zoological-park.jpg";
    private const string Penguin = "2019-03-03-chinstrap-penguin-on-barrientos-islan.jpg";
    private const string Drums = "bata-drums.jpg";
    private const string Pyramid = "redpyramid.jpg";

    [Fact]
    public void The_macaw_keeps_its_red_feathers_and_loses_the_rock()
    {
        var (photo, cutouts) = networks.CutLibrary(Macaw, CutoutKind.Subject);
        var bird = cutouts[0];
        Assert.True(Coverage(photo, bird, (r, g, b) => r > 150 && g < 60 && b < 60) > 0.97, "red feathers are missing");
        Assert.True(Coverage(photo, bird, (r, g, b) => r > 245 && g > 235 && b > 225) < 0.05, "the bright rock is still there");
        Assert.True(bird.Quality > 0.9);
    }

    [Fact]
    public void The_penguin_is_whole()
    {
        var (photo, cutouts) = networks.CutLibrary(Penguin, CutoutKind.Subject);
        var penguin = cutouts[0];
        Assert.Equal(CutSides.None, penguin.CutSides);
        Assert.Equal(CutoutKind.Subject, penguin.Kind);
        Assert.InRange(penguin.Box.Height, 480, 560);
        Assert.True(Coverage(photo, penguin, (r, g, b) => g > r + 15 && g > b + 30) < 0.01, "grass is still there");
    }

    [Fact]
    public void Three_drums_come_together_and_one_by_one()
    {
        var drums = networks.CutLibrary(Drums).Cutouts;
        Assert.Equal(4, drums.Count);
        Assert.Equal(1, drums.Count(drum => drum.Box.Width > 800));
        Assert.Equal(3, drums.Count(drum => drum.Box.Width < 500));
    }

    [Fact]
    public void A_pyramid_as_scenery_stands_on_its_ground_and_has_lost_its_sky()
    {
        var (photo, cutouts) = networks.CutLibrary(Pyramid, CutoutKind.Scenery);
        var land = cutouts[0];
        Assert.Equal(CutoutKind.Scenery, land.Kind);
        Assert.Equal(CutSides.Left | CutSides.Right | CutSides.Bottom, land.CutSides);
        Assert.True(Coverage(photo, land, (r, g, b) => b > r + 10) < 0.01, "sky is still there");
        Assert.True(Coverage(photo, land, (r, g, b) => r > b + 60) > 0.97, "sand is missing");
    }

    [Fact]
    public void A_photo_without_a_sky_has_no_land()
    {
        Assert.DoesNotContain(networks.CutLibrary(Drums).Cutouts, cutout => cutout.Kind == CutoutKind.Scenery);
    }

    [Fact]
    public void An_even_photo_gives_nothing()
    {
        var grey = new RgbaImage(320, 240);
        grey.Pixels.AsSpan().Fill(128);
        Assert.Empty(networks.Cut(grey));
    }

    [Fact]
    public void A_disc_comes_out_round_soft_in_its_own_colour_and_the_same_every_time()
    {
        var photo = Disc(640, 480, radius: 120);
        var disc = networks.Cut(photo, Subjects)[0];
        Assert.Equal(disc.Image.Pixels, networks.Cut(photo, Subjects)[0].Image.Pixels);
        double area = 0;
        var soft = 0;
        for (var i = 0; i < disc.Image.Pixels.Length; i += 4)
        {
            var alpha = disc.Image.Pixels[i + 3];
            area += alpha / 255.0;
            soft += alpha is > 25 and < 230 ? 1 : 0;
            if (alpha > 60)
                Assert.True(disc.Image.Pixels[i] > 170 && disc.Image.Pixels[i + 1] < 95, "green of the background is left in the red disc");
        }
        Assert.InRange(area, 0.97 * Math.PI * 120 * 120, 1.03 * Math.PI * 120 * 120);
        Assert.InRange(soft / (2 * Math.PI * 120), 0.5, 4);
    }

    [Fact]
    public void Every_cut_out_lies_in_its_photo_is_padded_where_it_is_whole_and_is_good_enough()
    {
        foreach (var (name, kind) in new (string, CutoutKind?)[]
            { (Macaw, CutoutKind.Subject), (Penguin, CutoutKind.Subject), (Drums, null), (Pyramid, CutoutKind.Scenery) })
        {
            var (photo, cutouts) = networks.CutLibrary(name, kind);
            foreach (var cutout in cutouts)
            {
                Assert.InRange(cutout.Box.X, 0, photo.Width - cutout.Box.Width);
                Assert.InRange(cutout.Box.Y, 0, photo.Height - cutout.Box.Height);
                Assert.InRange(Math.Max(cutout.Image.Width, cutout.Image.Height), 1, 1024);
                Assert.InRange(cutout.Quality, 0.6, 1);
                Assert.Equal(0, MaxAlphaOfPadding(cutout));
            }
        }
    }

    [Fact]
    public void A_limit_below_one_and_a_cancelled_cut_are_refused()
    {
        var photo = Disc(64, 64, radius: 20);
        Assert.Throws<ArgumentOutOfRangeException>(() => networks.Cut(photo, new CutoutRequest { Limit = 0 }));
        Assert.Throws<OperationCanceledException>(
            () => networks.Cutter.Cut(Networks.Source(photo), photo, CutoutRequest.Default, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_click_outlines_what_is_under_it()
    {
        var photo = Disc(640, 480, radius: 120);
        var embedding = networks.Segmenter.Embed(photo, new PixelBox(0, 0, 640, 480));
        var mask = networks.Segmenter.Outline(embedding, new SegmentPrompt(null, [new SegmentPoint(320, 240, Inside: true)]));
        var inside = mask.ToPlane().Values.Count(value => value > 0) * embedding.Step * embedding.Step;
        Assert.InRange(inside, 0.95 * Math.PI * 120 * 120, 1.05 * Math.PI * 120 * 120);
        Assert.Throws<InvalidOperationException>(() => networks.Segmenter.Outline(embedding, new SegmentPrompt(null, [])));
    }

    [Fact]
    public void A_missing_network_is_reported_with_what_to_do()
    {
        var error = Assert.Throws<FileNotFoundException>(() => new SaliencyNetwork("/no/u2netp.onnx"));
        Assert.Contains("clippaste up", error.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => new SegmentAnything("/no/encoder.onnx", "/no/sam.onnx"));
        Assert.Throws<FileNotFoundException>(() => new ObjectDetector("/no/yolox_nano.onnx"));
        Assert.Throws<ArgumentException>(() => new ObjectDetector(SaliencyNetwork.InstalledPath));
    }

    /// <summary>A red disc in the middle of a green field that grows brighter downwards.</summary>
    private static RgbaImage Disc(int width, int height, double radius)
    {
        var photo = new RgbaImage(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                double fromMiddleX = x + 0.5 - (width / 2.0), fromMiddleY = y + 0.5 - (height / 2.0);
                var inside = Math.Clamp(radius + 0.5 - Math.Sqrt((fromMiddleX * fromMiddleX) + (fromMiddleY * fromMiddleY)), 0, 1);
                var green = 120 + (80.0 * y / height);
                var pixel = photo.Row(y)[(x * 4)..];
                pixel[0] = (byte)((inside * 210) + ((1 - inside) * 30));
                pixel[1] = (byte)((inside * 40) + ((1 - inside) * green));
                pixel[2] = (byte)((inside * 40) + ((1 - inside) * 40));
                pixel[3] = 255;
            }
        }
        return photo;
    }

    /// <summary>The share of the photo's pixels of a colour that are opaque in the cut-out.</summary>
    private static double Coverage(RgbaImage photo, Cutout cutout, Func<int, int, int, bool> colour)
    {
        int all = 0, covered = 0;
        for (var i = 0; i < photo.Pixels.Length; i += 4)
        {
            if (!colour(photo.Pixels[i], photo.Pixels[i + 1], photo.Pixels[i + 2]))
                continue;
            all++;
            int x = (i / 4 % photo.Width) - cutout.Box.X, y = (i / 4 / photo.Width) - cutout.Box.Y;
            if (x >= 0 && y >= 0 && x < cutout.Image.Width && y < cutout.Image.Height && cutout.Image.Row(y)[(x * 4) + 3] > 127)
                covered++;
        }
        return all == 0 ? 0 : (double)covered / all;
    }

    /// <summary>The highest alpha in the two outermost rows and columns of the sides that are not cut.</summary>
    private static int MaxAlphaOfPadding(Cutout cutout)
    {
        var (image, most) = (cutout.Image, 0);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var near = (x < 2 ? CutSides.Left : CutSides.None) | (x >= image.Width - 2 ? CutSides.Right : CutSides.None)
                    | (y < 2 ? CutSides.Top : CutSides.None) | (y >= image.Height - 2 ? CutSides.Bottom : CutSides.None);
                if ((near & ~cutout.CutSides) != CutSides.None)
                    most = Math.Max(most, image.Row(y)[(x * 4) + 3]);
            }
        }
        return most;
    }
}
