using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Keep;

public sealed class ArchiveTests : IAsyncLifetime
{
    private StudioSite _site = null!;

    private ProjectSessions Sessions => _site.Services.GetRequiredService<ProjectSessions>();

    public async Task InitializeAsync() => _site = await StudioSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_collage_saved_in_one_studio_opens_in_another_with_its_photos_and_pictures()
    {
        var original = WithPhoto();
        var file = await FileAsync(original);
        await using var other = await StudioSite.StartAsync();
        var opened = await OpenAsync(other, file);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        var copy = other.Services.GetRequiredService<ProjectSessions>().Open(opened.Address.Segments[2].TrimEnd('/'), Caller.Local)!;
        Assert.Equal((original.State.Title, original.State.Prompt), (copy.State.Title, copy.State.Prompt));
        Assert.Equal(original.State.Pieces.AsEnumerable(), copy.State.Pieces.AsEnumerable());
        Assert.Equal(original.State.Cutouts.Select(cutout => cutout.Id), copy.State.Cutouts.Select(cutout => cutout.Id));
        Assert.Equal(Pixels(_site, original), Pixels(other, copy));
        var photo = other.Services.GetRequiredService<PhotoCatalogue>().Find(copy.State.Cutouts[0].Photo, Caller.LocalId)!;
        Assert.Equal((200, 150, "my fox"), (photo.Width, photo.Height, photo.Credit.Title));
        Assert.Null(copy.UndoLabel);
    }

    [Fact]
    public async Task Every_picture_is_in_the_file_once_and_opening_it_again_stores_nothing_twice()
    {
        var file = await FileAsync(WithPhoto());
        using (var archive = new ZipArchive(new MemoryStream(file)))
            Assert.Equal(3, archive.Entries.Count(entry => entry.FullName.StartsWith("objects/", StringComparison.Ordinal)));
        var (first, second) = (Opened(await OpenAsync(_site, file)), Opened(await OpenAsync(_site, file)));
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.State.Cutouts.AsEnumerable(), second.State.Cutouts.AsEnumerable());
        Assert.Equal(first.State.Picks.AsEnumerable(), second.State.Picks.AsEnumerable());
    }

    [Fact]
    public async Task What_make_writes_opens_as_a_new_collage_and_keeps_its_credits()
    {
        var original = WithPhoto();
        var document = _site.Services.GetRequiredService<CollageBuilder>().Build(original.State);
        var path = Path.Combine(_site.Folder, "made.clippaste");
        ProjectFile.Save(path, document);
        var opened = await OpenAsync(_site, await File.ReadAllBytesAsync(path));
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        var copy = Sessions.Open(opened.Address.Segments[2].TrimEnd('/'), Caller.Local)!;
        Assert.Equal(document.Prompt, copy.State.Prompt);
        Assert.Equal(document.Pieces.Select(piece => piece.Pose), copy.State.Pieces.Select(piece => piece.Pose));
        var credits = PhotosUsed.Of(copy.State, _site.Services.GetRequiredService<PhotoCatalogue>().Find);
        Assert.Contains(credits, photo => photo.Credit.Title == "my fox");
    }

    [Theory]
    [InlineData("cut off", "Damaged")]
    [InlineData("bits turned over", "Damaged")]
    [InlineData("a JPEG under another name", "Damaged")]
    [InlineData("a WebP as a PNG", "Damaged")]
    [InlineData("a lie about its size", "TooLarge")]
    public async Task A_hostile_picture_in_what_make_writes_is_refused_by_the_decoding_process(string kind, string expected)
    {
        var path = Path.Combine(_site.Folder, "made.clippaste");
        ProjectFile.Save(path, _site.Services.GetRequiredService<CollageBuilder>().Build(WithPhoto().State));
        var (status, address) = await OpenAsync(_site, HostileArchives.WithPicture(kind, await File.ReadAllBytesAsync(path)));
        Assert.Equal((HttpStatusCode.OK, $"?file={expected}"), (status, address.Query));
        Assert.Single(_site.Services.GetRequiredService<ProjectStore>().List(Caller.LocalId, 1000));
    }

    [Fact]
    public async Task Somebody_elses_collage_is_not_handed_out()
    {
        var theirs = Sessions.Create(new ProjectState { Title = "theirs" }, "somebody");
        using var answer = await _site.Browser.GetAsync(new Uri($"/projects/{theirs.Id}/file", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("no zip at all", "NotACollage")]
    [InlineData("a zip of something else", "NotACollage")]
    [InlineData("cut off", "NotACollage")]
    [InlineData("a newer form", "Newer")]
    [InlineData("no state", "Damaged")]
    [InlineData("a state with a hole", "Damaged")]
    [InlineData("a state out of its ranges", "Damaged")]
    [InlineData("a picture that is another", "Damaged")]
    [InlineData("a picture that is none", "Damaged")]
    [InlineData("a picture is missing", "Damaged")]
    [InlineData("a bomb", "TooLarge")]
    [InlineData("ten thousand names", "NotACollage")]
    public async Task A_hostile_file_is_refused_with_a_sentence_and_leaves_nothing(string kind, string expected)
    {
        var before = _site.Services.GetRequiredService<ProjectStore>().List(Caller.LocalId, 1000).Length;
        var (status, address) = await OpenAsync(_site, HostileArchives.Of(kind, await FileAsync(WithPhoto())));
        Assert.Equal((HttpStatusCode.OK, $"?file={expected}"), (status, address.Query));
        Assert.Contains("role=\"alert\"", await _site.PageAsync(address.PathAndQuery), StringComparison.Ordinal);
        Assert.Equal(before + 1, _site.Services.GetRequiredService<ProjectStore>().List(Caller.LocalId, 1000).Length);
        Assert.Empty(Directory.GetFiles(Path.Combine(_site.Folder, "uploads")));
    }

    private ProjectSession Opened((HttpStatusCode Status, Uri Address) answer) => Sessions.Open(answer.Address.Segments[2].TrimEnd('/'), Caller.Local)!;

    private ProjectSession WithPhoto() => WithPhoto(_site);

    internal static ProjectSession WithPhoto(StudioSite site)
    {
        var photo = site.Services.GetRequiredService<PhotoCatalogue>().Add(
            new UploadedPhoto(TestPictures.Encode(TestPictures.Smooth(200, 150), ImageFormat.Jpeg), "my fox.jpg", 200, 150), Caller.LocalId)!;
        var state = Streaming.RunSite.Collage(site.Services.GetRequiredService<ObjectStore>(), 100);
        return site.Services.GetRequiredService<ProjectSessions>().Create(state with
        {
            Picks = [new PickedPhoto(photo.Id, "fox")],
            Cutouts = [.. state.Cutouts.Select(cutout => cutout with { Photo = photo.Id })],
        });
    }

    private Task<byte[]> FileAsync(ProjectSession session) => _site.Browser.GetByteArrayAsync(new Uri($"/projects/{session.Id}/file", UriKind.Relative));

    private static byte[] Pixels(StudioSite site, ProjectSession session) =>
        CollageRenderer.Render(site.Services.GetRequiredService<CollageBuilder>().Build(session.State), 160, 120, threads: 1).Pixels.ToArray();

    internal static async Task<(HttpStatusCode Status, Uri Address)> OpenAsync(StudioSite site, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await site.TokenAsync(), Encoding.UTF8), "__RequestVerificationToken" } };
        using var part = new ByteArrayContent(file);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = "\"a.collage\"" };
        form.Add(part);
        using var answer = await site.Browser.PostAsync(new Uri("/projects/open", UriKind.Relative), form);
        return (answer.StatusCode, answer.RequestMessage!.RequestUri!);
    }
}
