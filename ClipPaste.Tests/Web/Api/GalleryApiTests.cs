using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class GalleryApiTests : IAsyncLifetime
{
    private const string Prompt = "a secret garden of owls";

    private StudioSite _site = null!;
    private HttpClient _otto = null!;
    private string _olga = "";

    [Fact]
    public async Task What_is_published_is_found_by_everybody_with_its_picture_and_credits_until_it_is_taken_back()
    {
        var project = Published(tellsPrompt: true);
        var item = Assert.Single((await _otto.GetFromJsonAsync<JsonElement>("gallery?search=gard")).GetProperty("items").EnumerateArray());
        Assert.Equal((project, "Discs"), (item.GetProperty("id").GetString(), item.GetProperty("title").GetString()));
        var shown = await _otto.GetFromJsonAsync<JsonElement>($"gallery/{project}");
        Assert.Equal((Prompt, 3, false), (shown.GetProperty("prompt").GetString(), shown.GetProperty("pieces").GetInt32(), shown.GetProperty("own").GetBoolean()));
        Assert.NotEmpty(shown.GetProperty("credits").EnumerateArray());
        foreach (var address in new[] { item.GetProperty("picture").GetString()!, shown.GetProperty("picture").GetString()! })
        {
            using var picture = await _otto.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType));
        }
        using (var wrong = await _otto.GetAsync($"gallery/{project}/picture?size=huge"))
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using (var owner = _site.Program(_olga))
            Assert.True((await owner.GetFromJsonAsync<JsonElement>($"gallery/{project}")).GetProperty("own").GetBoolean());
        Assert.True(_site.Services.GetRequiredService<PublishDesk>().Unpublish(Owner, project));
        Assert.Empty((await _otto.GetFromJsonAsync<JsonElement>("gallery")).GetProperty("items").EnumerateArray());
        foreach (var address in new[] { $"gallery/{project}", $"gallery/{project}/picture" })
        {
            using var gone = await _otto.GetAsync(address);
            Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (gone.StatusCode, gone.Content.Headers.ContentType!.MediaType));
        }
    }

    [Fact]
    public async Task A_sentence_that_is_not_told_is_nowhere()
    {
        var project = Published(tellsPrompt: false);
        Assert.DoesNotContain(Prompt, await _otto.GetStringAsync($"gallery/{project}"), StringComparison.Ordinal);
        Assert.Empty((await _otto.GetFromJsonAsync<JsonElement>("gallery?search=secret")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_gallery_comes_in_pages()
    {
        var projects = Enumerable.Range(0, 3).Select(_ => Published(tellsPrompt: true)).ToHashSet();
        var first = await _otto.GetFromJsonAsync<JsonElement>("gallery?limit=2");
        var rest = await _otto.GetFromJsonAsync<JsonElement>($"gallery?limit=2&after={first.GetProperty("next").GetString()}");
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
        var told = first.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("id").GetString()!).ToList();
        Assert.Equal(3, told.Count);
        Assert.Equal(projects, told.ToHashSet());
    }

    [Fact]
    public async Task Without_accounts_there_is_no_gallery()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        using var answer = await program.GetAsync("gallery");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    public async Task InitializeAsync()
    {
        _site = await PeopleSite.StartAsync();
        using (await Person.SignedUpAsync(_site, "Olga"))
        using (await Person.SignedUpAsync(_site, "Otto"))
            _olga = IdOf("Olga");
        _otto = _site.Program(IdOf("Otto"));
    }

    public async Task DisposeAsync()
    {
        _otto.Dispose();
        await _site.DisposeAsync();
    }

    private Caller Owner => new(_olga, CallerRole.User);

    private string IdOf(string name) => _site.Services.GetRequiredService<AccountStore>().All().Single(account => account.Name == name).Id;

    private string Published(bool tellsPrompt)
    {
        var objects = _site.Services.GetRequiredService<ObjectStore>();
        var project = _site.Services.GetRequiredService<ProjectSessions>().Create(RunSite.Collage(objects, 10) with { Prompt = Prompt }, _olga).Id;
        _site.Services.GetRequiredService<ProjectStore>().SetPicture(project, objects.Put(TestPictures.Encode(TestPictures.Smooth(41, 30), ImageFormat.Png)));
        Assert.True(_site.Services.GetRequiredService<PublishDesk>().Publish(Owner, project, tellsPrompt));
        return project;
    }
}
