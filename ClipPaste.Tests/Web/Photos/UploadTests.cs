using System.Security.Cryptography;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;

namespace ClipPaste.Tests.Web.Photos;

public sealed class UploadTests(UploadSite site) : IClassFixture<UploadSite>
{
    [Fact]
    public async Task A_photo_becomes_one_of_the_catalogue_under_the_hash_of_our_own_file()
    {
        var added = new List<string>();
        site.Catalogue.Added += photo => added.Add(photo.Id);
        var (id, bytes) = await site.AcceptAsync("IMG_2041-redPanda.jpg", TestPictures.Encode(TestPictures.Smooth(120, 90), ImageFormat.Jpeg));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), id);
        Assert.Contains(id, added);
        var photo = site.Catalogue.Find(id)!;
        Assert.Equal((120, 90), (photo.Width, photo.Height));
        Assert.Equal("IMG_2041-redPanda", photo.Credit.Title);
        Assert.Equal(["red panda"], photo.Words);
        Assert.Contains(photo, await site.Catalogue.AllAsync());
    }

    [Fact]
    public async Task Nothing_but_pixels_is_kept_of_a_photo_with_a_place_a_profile_and_a_text()
    {
        var jpeg = TestPictures.Encode(TestPictures.Smooth(64, 40), ImageFormat.Jpeg, new ImageMetadata("my title", "my name", Description: "my home"));
        var sent = TestPictures.WithExif([.. jpeg, .. "<script>alert(1)</script>"u8], orientation: 6);

        var (id, bytes) = await site.AcceptAsync("holiday.jpg", sent);

        var text = System.Text.Encoding.Latin1.GetString(bytes);
        foreach (var trace in new[] { "Exif", "xpacket", "ICC_PROFILE", "my name", "my home", "script", "Photoshop", "holiday" })
            Assert.DoesNotContain(trace, text, StringComparison.OrdinalIgnoreCase);
        // It was lying on its side and stands upright now.
        Assert.Equal((40, 64), (site.Catalogue.Find(id)!.Width, site.Catalogue.Find(id)!.Height));
    }

    [Fact]
    public async Task A_photo_with_transparency_becomes_png_and_one_without_jpeg()
    {
        var (_, clear) = await site.AcceptAsync("clear.webp", TestPictures.Encode(TestPictures.Smooth(50, 40, transparent: true), ImageFormat.WebP));
        var (_, solid) = await site.AcceptAsync("solid.png", TestPictures.Encode(TestPictures.Smooth(51, 40), ImageFormat.Png));
        Assert.Equal(ImageFormat.Png, ImageSignature.Recognise(clear));
        Assert.Equal(ImageFormat.Jpeg, ImageSignature.Recognise(solid));
        Assert.Contains(ImageReader.Read(clear).Pixels.Where((_, index) => index % 4 == 3), alpha => alpha < byte.MaxValue);
    }

    [Fact]
    public async Task A_large_photo_is_kept_with_4096_pixels_on_its_longer_side()
    {
        var (id, _) = await site.AcceptAsync("wide.jpg", TestPictures.Encode(TestPictures.Smooth(5000, 100), ImageFormat.Jpeg));
        Assert.Equal((4096, 82), (site.Catalogue.Find(id)!.Width, site.Catalogue.Find(id)!.Height));
    }

    [Fact]
    public async Task The_same_photo_sent_twice_is_one_photo_with_its_first_title()
    {
        var file = TestPictures.Encode(TestPictures.Smooth(77, 33), ImageFormat.Jpeg);
        var first = Assert.Single((await site.SendAsync(("first.jpg", file))).Accepted);
        var second = Assert.Single((await site.SendAsync(("second.jpg", file))).Accepted);
        Assert.Equal(first, second);
        Assert.Single(await site.Catalogue.AllAsync(), photo => photo.Id == first.Id);
    }

    [Fact]
    public async Task Good_and_bad_files_of_one_request_are_told_apart()
    {
        var answer = await site.SendAsync(
            ("good.jpg", TestPictures.Encode(TestPictures.Smooth(30, 31), ImageFormat.Jpeg)),
            ("bad.jpg", [1, 2, 3]),
            ("better.png", TestPictures.Encode(TestPictures.Smooth(31, 30), ImageFormat.Png)));
        Assert.Equal(["good", "better"], answer.Accepted.Select(photo => photo.Title));
        Assert.Equal(["bad.jpg"], answer.Refused.Select(file => file.Name));
    }

    [Fact]
    public async Task Folders_in_a_name_do_no_harm()
    {
        var answer = await site.SendAsync(("../../../etc/passwd.jpg", TestPictures.Encode(TestPictures.Smooth(45, 44), ImageFormat.Jpeg)));
        var photo = Assert.Single(answer.Accepted);
        Assert.Equal("passwd", photo.Title);
        Assert.StartsWith(site.Site.Folder, site.Catalogue.Find(photo.Id)!.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photos_are_still_there_when_the_site_is_started_again()
    {
        var (id, _) = await site.AcceptAsync("kept.jpg", TestPictures.Encode(TestPictures.Smooth(60, 61), ImageFormat.Jpeg));
        var again = site.NewCatalogue();
        Assert.Equal("kept", again.Find(id)!.Credit.Title);
    }
}
