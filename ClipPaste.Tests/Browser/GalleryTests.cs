using ClipPaste.Tests.Web.Gallery;
using ClipPaste.Web.Store;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>The gallery with more collages than fit on a page.</summary>
[Collection(nameof(BrowserTests))]
public sealed class GalleryTests(StudioInBrowser studio) : IAsyncLifetime
{
    private const int Count = 3000;

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("clippaste-gallery");
    private StudioServer? _server;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium.Program))
            return;
        GallerySeed.Add(new StudioDatabase(_data.FullName), Count, new ObjectStore(Path.Combine(_data.FullName, "objects")));
        _server = await StudioServer.StartAsync(_data.FullName);
    }

    [BrowserFact]
    public async Task Whoever_opens_a_collage_deep_down_and_comes_back_is_where_they_were()
    {
        var page = await OpenAsync();
        await page.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight / 2)");
        var middle = page.Locator($".tile[data-id='{GallerySeed.IdOf(Count / 2)}']");
        await Assertions.Expect(middle).ToBeVisibleAsync();
        Assert.InRange(await page.Locator(".tile").CountAsync(), 4, 80);
        var before = (await middle.BoundingBoxAsync())!.Y;
        // The place is kept once the scrolling rests.
        await page.WaitForFunctionAsync("() => history.state?.gallery?.index > 100");
        await middle.Locator("a").ClickAsync();
        await page.WaitForURLAsync("**/studio/**");
        await page.GoBackAsync();
        await Assertions.Expect(middle).ToBeVisibleAsync();
        Assert.InRange((await middle.BoundingBoxAsync())!.Y, before - 2, before + 2);
    }

    [BrowserFact]
    public async Task A_range_is_selected_starred_and_moved_to_the_trash_and_back_by_keys_alone()
    {
        var page = await OpenAsync();
        await page.Locator(".tile").First.FocusAsync();
        foreach (var key in new[] { "ArrowRight", "Space", "Shift+ArrowRight", "Shift+ArrowRight" })
            await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator(".gallery-selected")).ToHaveTextAsync("3 selected");
        await page.GetByRole(AriaRole.Button, new() { Name = "Star", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".tile-star[aria-pressed=true]").Nth(3)).ToBeVisibleAsync();
        await page.Locator(".tile[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(page.Locator(".gallery-count")).ToHaveTextAsync($"{Count - 3:N0} collages");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".gallery-count")).ToHaveTextAsync($"{Count:N0} collages");
    }

    [BrowserFact]
    public async Task A_search_shows_what_it_finds_as_it_is_typed_and_says_so_where_it_finds_nothing()
    {
        var page = await OpenAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("number1234");
        await Assertions.Expect(page.Locator(".gallery-count")).ToHaveTextAsync("1 collage");
        await Assertions.Expect(page.Locator(".tile")).ToHaveCountAsync(1);
        await page.Keyboard.TypeAsync("x");
        await Assertions.Expect(page.GetByText("No collage has these words")).ToBeVisibleAsync();
    }

    public Task DisposeAsync()
    {
        _server?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await studio.Chromium.OpenAsync();
        await page.GotoAsync(new Uri(_server!.Address, "/gallery").ToString());
        await Assertions.Expect(page.Locator(".gallery-row").First).ToBeVisibleAsync();
        return page;
    }
}
