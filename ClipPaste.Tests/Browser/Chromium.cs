using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>A headless Chromium that every browser test shares; each test opens a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser's program: the one named by CHROMIUM, or Debian's.</summary>
    public static string Program => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    /// <summary>Opens an empty window.</summary>
    /// <param name="width">Width of the page in CSS pixels; below 600 it is a phone with touch.</param>
    /// <param name="height">Height of the page in CSS pixels.</param>
    /// <param name="dark">Whether the system prefers dark colours.</param>
    public async Task<IPage> OpenAsync(int width = 1440, int height = 900, bool dark = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            HasTouch = width < 600,
            IsMobile = width < 600,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            // A test machine has no graphics card: pages are painted by the processor, and so is WebGL where a test asks for it.
            Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-gpu"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
