using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Engine.Collage;
using ClipPaste.Tests.Web.Keep;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class FileApiTests : IAsyncLifetime
{
    private StudioSite _site = null!;
    private HttpClient _program = null!;

    public async Task InitializeAsync()
    {
        _site = await StudioSite.StartAsync();
        _program = _site.Program();
    }

    public async Task DisposeAsync()
    {
        _program.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_collage_is_taken_home_as_a_file_and_opened_again()
    {
        var session = NewCollage();
        using var opened = await SendAsync(await _program.GetByteArrayAsync($"projects/{session.Id}/file"));
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        var copy = await _program.GetFromJsonAsync<JsonElement>(opened.Headers.Location!.ToString());
        Assert.NotEqual(session.Id, copy.GetProperty("id").GetString());
        Assert.Equal(("Discs", 3), (copy.GetProperty("title").GetString(), copy.GetProperty("pieces").GetInt32()));
    }

    [Fact]
    public async Task What_the_command_line_wrote_opens_too()
    {
        var path = Path.Combine(_site.Folder, "made.clippaste");
        ProjectFile.Save(path, _site.Services.GetRequiredService<CollageBuilder>().Build(NewCollage().State));
        using var opened = await SendAsync(await File.ReadAllBytesAsync(path));
        Assert.Equal("a red ball on a green meadow", (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("prompt").GetString());
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("a bomb")]
    [InlineData("a picture that is none")]
    public async Task A_hostile_file_is_refused_with_a_sentence_and_leaves_nothing(string kind)
    {
        var file = HostileArchives.Of(kind, await _program.GetByteArrayAsync($"projects/{NewCollage().Id}/file"));
        using var refused = await SendAsync(file);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("file", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Single(_site.Services.GetRequiredService<ProjectStore>().List(Caller.LocalId, 10));
        Assert.Empty(Directory.GetFiles(Path.Combine(_site.Folder, "uploads")));
    }

    [Fact]
    public async Task Nothing_but_bytes_is_taken()
    {
        using var form = await _program.PostAsJsonAsync("files", new { });
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    private ProjectSession NewCollage() => ArchiveTests.WithPhoto(_site);

    private async Task<HttpResponseMessage> SendAsync(byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await _program.PostAsync("files", content);
    }
}
