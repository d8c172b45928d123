using System.Net;
using System.Net.Http.Headers;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Photos;

public sealed class PictureTests(UploadSite site) : IClassFixture<UploadSite>
{
    private HttpClient Browser => site.Site.Browser;

    [Theory]
    [InlineData("thumb", 360, 180)]
    [InlineData("view", 1600, 800)]
    public async Task A_photo_is_handed_out_small_as_webp_that_may_be_kept_for_ever(string size, int width, int height)
    {
        var (id, _) = await site.AcceptAsync("wide.jpg", TestPictures.Encode(TestPictures.Smooth(2000, 1000), ImageFormat.Jpeg));
        using var response = await Browser.GetAsync($"/photos/{id}/{size}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var header = ImageReader.ReadHeader(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(new ImageHeader(ImageFormat.WebP, width, height), header);
        Assert.Equal("image/webp", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/photos/{id}/{size}");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await Browser.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Small_photos_are_not_enlarged()
    {
        var (id, _) = await site.AcceptAsync("small.jpg", TestPictures.Encode(TestPictures.Smooth(40, 30), ImageFormat.Jpeg));
        var bytes = await Browser.GetByteArrayAsync($"/photos/{id}/view");
        Assert.Equal(new ImageHeader(ImageFormat.WebP, 40, 30), ImageReader.ReadHeader(bytes));
    }

    [Fact]
    public async Task Photos_of_the_library_are_handed_out_too()
    {
        var photo = (await TestPhotos.OfLibrary("chinstrap-penguin")).First();
        var pictures = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Browser.GetByteArrayAsync($"/photos/{photo.Id}/thumb")));
        Assert.All(pictures, picture => Assert.Equal(pictures[0], picture));
        Assert.Equal(360, Math.Max(ImageReader.ReadHeader(pictures[0]).Width, ImageReader.ReadHeader(pictures[0]).Height));
    }

    [Theory]
    [InlineData("/photos/0000000000000000000000000000000000000000000000000000000000000000/thumb")]
    [InlineData("/photos/..%2f..%2fetc%2fpasswd/view")]
    [InlineData("/objects/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/objects/..%2fstudio.db")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var response = await Browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_stored_picture_is_handed_out_by_its_hash_and_anything_else_is_not()
    {
        var objects = site.Site.Services.GetRequiredService<ObjectStore>();
        var png = TestPictures.Encode(TestPictures.Smooth(20, 20), ImageFormat.Png);
        var projects = site.Site.Services.GetRequiredService<ProjectStore>();
        projects.SetPicture(site.Site.NewProject(), objects.Put(png));
        using var picture = await Browser.GetAsync($"/objects/{objects.Put(png)}");
        Assert.Equal(png, await picture.Content.ReadAsByteArrayAsync());
        Assert.Equal(new MediaTypeHeaderValue("image/png"), picture.Content.Headers.ContentType);

        var script = objects.Put("<script>alert(1)</script>"u8.ToArray());
        projects.SetPicture(site.Site.NewProject(), script);
        using var page = await Browser.GetAsync($"/objects/{script}");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);

        using var unused = await Browser.GetAsync($"/objects/{objects.Put(TestPictures.Encode(TestPictures.Smooth(21, 20), ImageFormat.Png))}");
        Assert.Equal(HttpStatusCode.NotFound, unused.StatusCode);
    }
}
