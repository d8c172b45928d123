using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Collage;

public class PaletteTests
{
    [Fact]
    public void A_photo_of_sky_and_meadow_gives_blue_above_and_green_below()
    {
        var photo = Photo(y => y < 60 ? ((byte)120, (byte)170, (byte)235) : ((byte)90, (byte)140, (byte)50));
        var colours = new Palette(.2).Of(photo).Colours;
        Assert.True(colours[0].Z < -.05, "the top is blue");
        Assert.True(colours[4].Y < -.05 && colours[4].Z > .05, "the bottom is green");
    }

    [Fact]
    public void Loud_colours_are_held_within_the_chroma_limit()
    {
        var colours = new Palette(.15).Of(Photo(_ => ((byte)255, (byte)0, (byte)255))).Colours;
        Assert.All(colours, colour => Assert.True(Math.Sqrt(colour.Y * colour.Y + colour.Z * colour.Z) < .1501));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(300, 2)]
    [InlineData(2, 300)]
    public void Tiny_and_extreme_photos_have_a_palette_too(int width, int height)
    {
        var image = new RgbaImage(width, height);
        image.Pixels.AsSpan().Fill(200);
        Assert.Equal(5, new Palette(.15).Of(image).Colours.Length);
    }

    private static RgbaImage Photo(Func<int, (byte R, byte G, byte B)> colour)
    {
        var image = new RgbaImage(80, 100);
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Row(y);
            for (var x = 0; x < image.Width; x++)
                (row[x * 4], row[x * 4 + 1], row[x * 4 + 2], row[x * 4 + 3]) = (colour(y).R, colour(y).G, colour(y).B, 255);
        }
        return image;
    }
}
