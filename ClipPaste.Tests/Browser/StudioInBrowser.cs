namespace ClipPaste.Tests.Browser;

/// <summary>One server and one browser for all browser tests, which run one after another.</summary>
public sealed class StudioInBrowser : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("clippaste-browser");
    private StudioServer? _server;
    private Uri? _project;

    /// <summary>The browser.</summary>
    public Chromium Chromium { get; } = new();

    /// <summary>Where the studio is.</summary>
    public Uri Address => _server!.Address;

    /// <summary>A folder for files of a test.</summary>
    public string Folder => _data.FullName;

    /// <summary>Address of a project with a layout on its canvas, which many tests share: made once, and left without a run by each.</summary>
    public async Task<Uri> ProjectAsync()
    {
        if (_project is not null)
            return _project;
        await using var window = await StudioWindow.OpenAsync(Chromium);
        return _project = await FirstSteps.MakeAsync(window, Address);
    }

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
