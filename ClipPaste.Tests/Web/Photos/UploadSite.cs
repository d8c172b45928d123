using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Photos;

/// <summary>A site with one project, to which photos are sent.</summary>
public sealed class UploadSite : IAsyncLifetime
{
    private string _project = "";
    private string _token = "";

    internal StudioSite Site { get; private set; } = null!;

    internal PhotoCatalogue Catalogue => Site.Services.GetRequiredService<PhotoCatalogue>();

    public async Task InitializeAsync()
    {
        Site = await StudioSite.StartAsync(services => services.AddSingleton(new UploadLimits { FilesPerMinute = 10_000 }));
        _project = Site.NewProject();
        _token = await Site.TokenAsync();
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    /// <summary>Sends files as a browser does.</summary>
    internal async Task<Answer> SendAsync(params (string Name, byte[] Bytes)[] files)
    {
        using var request = Request(files);
        using var response = await Site.Browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<Answer>())!;
    }

    /// <summary>The sentence with which one file is refused.</summary>
    internal async Task<string> RefusalAsync(string name, byte[] bytes)
    {
        var answer = await SendAsync((name, bytes));
        Assert.Empty(answer.Accepted);
        var refused = Assert.Single(answer.Refused);
        Assert.Equal(name, refused.Name);
        Assert.Empty(Leftovers());
        return refused.Reason;
    }

    /// <summary>The bytes of the photo that one file became.</summary>
    internal async Task<(string Id, byte[] Bytes)> AcceptAsync(string name, byte[] bytes)
    {
        var answer = await SendAsync((name, bytes));
        Assert.Empty(answer.Refused);
        var id = Assert.Single(answer.Accepted).Id;
        Assert.Empty(Leftovers());
        return (id, await File.ReadAllBytesAsync(Site.Services.GetRequiredService<ObjectStore>().Find(id)!));
    }

    internal HttpRequestMessage Request(params (string Name, byte[] Bytes)[] files) => Request(_project, _token, files);

    internal static HttpRequestMessage Request(string project, string? token, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "photo", FileName = $"\"{name}\"" };
            form.Add(part);
        }
        var request = new HttpRequestMessage(HttpMethod.Post, $"/projects/{project}/photos") { Content = form };
        if (token is not null)
            request.Headers.Add("X-CSRF-TOKEN", token);
        return request;
    }

    internal static async Task<string> DetailAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;

    /// <summary>The catalogue as it is after the next start.</summary>
    internal PhotoCatalogue NewCatalogue() => ActivatorUtilities.CreateInstance<PhotoCatalogue>(Site.Services, Installation.Library);

    /// <summary>What is left of files that were sent.</summary>
    internal string[] Leftovers() => Directory.GetFiles(Path.Combine(Site.Folder, "uploads"));

    internal sealed record Answer(AcceptedPhoto[] Accepted, Refused[] Refused);

    internal sealed record Refused(string Name, string Reason);
}
