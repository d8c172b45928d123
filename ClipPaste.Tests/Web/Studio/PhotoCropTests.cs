using System.Globalization;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Studio;

/// <summary>The part of a photo that is shown around a cut-out.</summary>
public sealed class PhotoCropTests
{
    [Fact]
    public void Some_of_the_photo_is_seen_around_a_cut_out_but_nothing_beyond_the_photo()
    {
        Assert.Equal(new PhotoCrop(90, 40, 120, 70), PhotoCrop.Around(new PixelBox(100, 50, 100, 50), 1000, 1000));
        Assert.Equal(new PhotoCrop(0, 0, 100, 50), PhotoCrop.Around(new PixelBox(0, 0, 100, 50), 100, 50));
    }

    [Fact]
    public void Photo_and_cut_out_lie_over_each_other()
    {
        var crop = new PhotoCrop(50, 25, 200, 100);
        Assert.Equal("left:-25%;top:-25%;width:200%;height:300%", crop.StyleOf(new PixelBox(0, 0, 400, 300)));
        Assert.Equal("left:25%;top:25%;width:50%;height:50%", crop.StyleOf(new PixelBox(100, 50, 100, 50)));
    }

    [Fact]
    public void Styles_are_written_with_points_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("--shape:1.5", new PhotoCrop(0, 0, 3, 2).Style);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
