using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Tests.Sources;
using ClipPaste.Web;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web;

/// <summary>The whole site, listening on a port of its own, with a data folder that goes with the test.</summary>
internal sealed class StudioSite : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _site;

    private StudioSite(Action<IServiceCollection>? adjust) => _site = Site.Build("http://127.0.0.1:0", _folder.Path, services =>
    {
        services.AddSingleton(new WorkOptions { WarmUp = false });
        adjust?.Invoke(services);
    });

    public IServiceProvider Services => _site.Services;

    public string Folder => _folder.Path;

    /// <summary>Keeps cookies as a browser does.</summary>
    public HttpClient Browser { get; private set; } = new();

    public static async Task<StudioSite> StartAsync(Action<IServiceCollection>? adjust = null)
    {
        var site = new StudioSite(adjust);
        await site._site.StartAsync();
        var addresses = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        site.Browser.Dispose();
        site.Browser = new HttpClient { BaseAddress = new Uri(addresses.Addresses.Single()) };
        return site;
    }

    public string NewProject() => Services.GetRequiredService<ProjectSessions>().Create(new ProjectState()).Id;

    public async Task<string> TokenAsync() => (await Browser.GetFromJsonAsync<JsonElement>("/antiforgery")).GetProperty("token").GetString()!;

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _site.DisposeAsync();
        // Else the pool keeps the files of the folder open.
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
