using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Tests.Sources;
using ClipPaste.Web;
using ClipPaste.Web.Access;
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
    private readonly TemporaryFolder _folder;
    private readonly Action<IServiceCollection>? _adjust;
    private readonly SiteAccess? _access;
    private readonly WebApplication _site;

    private StudioSite(Action<IServiceCollection>? adjust, SiteAccess? access, TemporaryFolder folder)
    {
        (_folder, _adjust, _access) = (folder, adjust, access);
        _site = Site.Build("http://127.0.0.1:0", folder.Path, services =>
        {
            services.AddSingleton(new WorkOptions { WarmUp = false });
            adjust?.Invoke(services);
        }, access);
    }

    public IServiceProvider Services => _site.Services;

    public string Folder => _folder.Path;

    /// <summary>Keeps cookies as a browser does.</summary>
    public HttpClient Browser { get; private set; } = new();

    public static Task<StudioSite> StartAsync(Action<IServiceCollection>? adjust = null, SiteAccess? access = null) =>
        StartAsync(new StudioSite(adjust, access, new TemporaryFolder()));

    private static async Task<StudioSite> StartAsync(StudioSite site)
    {
        await site._site.StartAsync();
        var addresses = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        site.Browser.Dispose();
        site.Browser = new HttpClient { BaseAddress = new Uri(addresses.Addresses.Single()) };
        return site;
    }

    /// <summary>Another site over the same data, as after a restart.</summary>
    public async Task<StudioSite> AgainAsync()
    {
        await _site.StopAsync();
        return await StartAsync(new StudioSite(_adjust, _access, _folder));
    }

    public string NewProject() => Services.GetRequiredService<ProjectSessions>().Create(new ProjectState()).Id;

    public async Task<string> TokenAsync() => (await Browser.GetFromJsonAsync<JsonElement>("/antiforgery")).GetProperty("token").GetString()!;

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _site.DisposeAsync();
        // Else the pool keeps the files of the folder open.
        SqliteConnection.ClearAllPools();
        // The site that was there before a restart has the same.
        if (Directory.Exists(_folder.Path))
            _folder.Dispose();
    }
}
