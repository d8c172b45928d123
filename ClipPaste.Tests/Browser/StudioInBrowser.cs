namespace ClipPaste.Tests.Browser;

/// <summary>One server and one browser for all browser tests, which run one after another.</summary>
public sealed class StudioInBrowser : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("clippaste-browser");
    private StudioServer? _server;

    /// <summary>The browser.</summary>
    public Chromium Chromium { get; } = new();

    /// <summary>Where the studio is.</summary>
    public Uri Address => _server!.Address;

    /// <summary>A folder for files of a test.</summary>
    public string Folder => _data.FullName;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium.Program))
            return;
        await Chromium.InitializeAsync();
        _server = await StudioServer.StartAsync(Path.Combine(_data.FullName, "studio"));
    }

    public async Task DisposeAsync()
    {
        await Chromium.DisposeAsync();
        _server?.Dispose();
        _data.Delete(recursive: true);
    }
}

/// <summary>Puts the browser tests into one collection.</summary>
[CollectionDefinition(nameof(BrowserTests))]
public sealed class BrowserTests : ICollectionFixture<StudioInBrowser>;
