using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;

namespace ClipPaste.Tests.Web.Photos;

public sealed class HostileUploadTests(UploadSite site) : IClassFixture<UploadSite>
{
    private static readonly byte[] Jpeg = TestPictures.Encode(TestPictures.Smooth(80, 60), ImageFormat.Jpeg);
    private static readonly byte[] Png = TestPictures.Encode(TestPictures.Smooth(80, 60), ImageFormat.Png);

    [Theory]
    [InlineData("page.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("page.jpg", "<html><script>alert(1)</script></html>")]
    [InlineData("film.gif", "GIF89a\u0001\0\u0001\0\0\0\0;")]
    [InlineData("scan.tif", "II*\0\0\0\0\0")]
    public async Task Other_kinds_of_file_are_refused_whatever_their_name(string name, string content) =>
        Assert.Contains("not a JPEG, PNG or WebP", await site.RefusalAsync(name, Encoding.Latin1.GetBytes(content)), StringComparison.Ordinal);

    [Theory]
    [InlineData("photo.png")]
    [InlineData("photo.html")]
    [InlineData("photo")]
    public async Task A_jpeg_with_another_ending_is_refused(string name) =>
        Assert.Contains("ending", await site.RefusalAsync(name, Jpeg), StringComparison.Ordinal);

    [Fact]
    public async Task A_truncated_photo_is_refused() => Assert.Contains("damaged", await site.RefusalAsync("half.jpg", Jpeg[..(Jpeg.Length / 2)]), StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_file_is_refused() => Assert.Contains("empty", await site.RefusalAsync("nothing.jpg", []), StringComparison.Ordinal);

    [Fact]
    public async Task A_header_that_promises_65535_pixels_a_side_is_refused()
    {
        var file = Png.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(16), 65_535);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(20), 65_535);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), PngText.Checksum(file.AsSpan(12, 17)));
        Assert.Contains("40 megapixels", await site.RefusalAsync("huge.png", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_of_a_few_pixels_is_refused() =>
        Assert.Contains("16 pixels", await site.RefusalAsync("dot.png", TestPictures.Encode(TestPictures.Smooth(15, 400), ImageFormat.Png)), StringComparison.Ordinal);

    [Fact]
    public async Task An_animated_png_is_refused()
    {
        byte[] name = [.. "acTL"u8, 0, 0, 0, 2, 0, 0, 0, 0];
        var chunk = new byte[4 + name.Length + 4];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, 8);
        name.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + name.Length), PngText.Checksum(name));
        // The first chunk, which says the size, ends at byte 33.
        byte[] file = [.. Png[..33], .. chunk, .. Png[33..]];
        Assert.Contains("Moving pictures", await site.RefusalAsync("film.png", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_animated_webp_is_refused()
    {
        var file = TestPictures.Encode(TestPictures.Smooth(80, 60, transparent: true), ImageFormat.WebP);
        Assert.True(file.AsSpan(12).StartsWith("VP8X"u8));
        file[20] |= 0b10;
        Assert.Contains("Moving pictures", await site.RefusalAsync("film.webp", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_21_MiB_is_refused()
    {
        var file = new byte[21 << 20];
        Jpeg.CopyTo(file, 0);
        Assert.Contains("20 MiB", await site.RefusalAsync("long.jpg", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_256_letters_is_refused() =>
        Assert.Contains("255 letters", await site.RefusalAsync(new string('a', 252) + ".jpg", Jpeg), StringComparison.Ordinal);

    [Fact]
    public async Task Of_25_files_in_one_request_20_are_taken()
    {
        var files = Enumerable.Range(0, 25).Select(number => ($"{number}.jpg", TestPictures.Encode(TestPictures.Smooth(20 + number, 20), ImageFormat.Jpeg)));
        var answer = await site.SendAsync([.. files]);
        Assert.Equal(20, answer.Accepted.Length);
        Assert.Equal(["20.jpg", "21.jpg", "22.jpg", "23.jpg", "24.jpg"], answer.Refused.Select(file => file.Name));
        Assert.All(answer.Refused, file => Assert.Contains("Only 20 photos", file.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_of_31_MB_is_refused_with_a_sentence()
    {
        using var request = site.Request(("long.jpg", new byte[31_000_000]));
        // As browsers do not, but a program may: the answer comes before the body is sent.
        request.Headers.ExpectContinue = true;
        using var response = await site.Site.Browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("one photo at a time", await UploadSite.DetailAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a; filename=a.jpg\r\n\r\nhalf")]
    [InlineData("multipart/form-data", "nothing")]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n")]
    [InlineData("application/json", "{}")]
    public async Task A_request_that_is_cut_off_or_holds_no_file_is_refused(string type, string body)
    {
        using var request = site.Request();
        request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await site.Site.Browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty(await UploadSite.DetailAsync(response));
        Assert.Empty(site.Leftovers());
    }
}
