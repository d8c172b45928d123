using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>A window with the studio in it: what a user does there, and what a test asks of it.</summary>
internal sealed class StudioWindow : IAsyncDisposable
{
    /// <summary>Milliseconds that anything may take, also on a machine that does much else.</summary>
    public const int Longest = 120_000;

    private const string Canvas = "document.querySelector('.stage-host').clippaste";

    // Iterations are kept as they come.
    private const string Watching = """
        window.seenFrames = [];
        document.addEventListener("clippaste:frame", ({ detail: { number, ids, poses } }) => window.seenFrames.push({ number, ids, poses, seen: Date.now() }));
        """;

    private readonly List<string> _complaints = [];

    private StudioWindow(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Add(message.Text);
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>The panel of the step.</summary>
    public ILocator Panel => Page.Locator("#content");

    /// <summary>Errors that the browser has told so far.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens an empty window; see <see cref="Chromium.OpenAsync"/>.</summary>
    public static async Task<StudioWindow> OpenAsync(Chromium chromium, int width = 1440, int height = 900, bool dark = false, bool newcomer = false)
    {
        var page = await chromium.OpenAsync(width, height, dark);
        await page.AddInitScriptAsync(Watching);
        if (!newcomer)
            await page.AddInitScriptAsync("""localStorage.setItem("clippaste-tour", "seen");""");
        return new StudioWindow(page);
    }

    /// <summary>Opens a step of a project and waits until the canvas shows its pieces.</summary>
    /// <param name="project">Address of the project.</param>
    /// <param name="step">The step as the address names it.</param>
    public async Task ShowAsync(Uri project, string step)
    {
        await Page.GotoAsync($"{project}/{step}");
        await SceneIsThereAsync();
    }

    /// <summary>Waits until the canvas shows a scene with pieces.</summary>
    public Task SceneIsThereAsync() => WaitAsync("() => document.querySelector('.stage-host')?.clippaste?.scene().pieces.length > 0");

    /// <summary>Goes to another step by the rail.</summary>
    public Task GoAsync(string step) => Page.GetByRole(AriaRole.Navigation, new() { Name = "Steps" }).GetByRole(AriaRole.Button, new() { Name = step }).ClickAsync();

    /// <summary>The same by a finger.</summary>
    public Task TapStepAsync(string step) => Page.GetByRole(AriaRole.Navigation, new() { Name = "Steps" }).GetByRole(AriaRole.Button, new() { Name = step }).TapAsync();

    /// <summary>A button of the panel.</summary>
    /// <param name="name">The beginning of its name.</param>
    public ILocator Button(string name) => Panel.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + name, RegexOptions.None, TimeSpan.FromSeconds(1)) });

    /// <summary>Waits for a condition in the page.</summary>
    public Task WaitAsync(string condition, object? value = null) => Page.WaitForFunctionAsync(condition, value, new() { Timeout = Longest });

    /// <summary>Waits until the page has a value that counts as true.</summary>
    public async Task<T> WaitForAsync<T>(string value, object? argument = null)
    {
        var found = await Page.WaitForFunctionAsync(value, argument, new() { Timeout = Longest });
        return await found.JsonValueAsync<T>();
    }

    /// <summary>Waits until a condition holds for the scene.</summary>
    /// <param name="condition">An expression of <c>pieces</c>, <c>version</c> and <c>value</c>.</param>
    /// <param name="value">What the condition needs.</param>
    public async Task<SeenScene> SceneAsync(string condition, object? value = null)
    {
        await WaitAsync($"value => {{ const {{ version, pieces }} = {Canvas}.scene(); return {condition}; }}", value);
        return await SceneAsync();
    }

    /// <summary>What the canvas shows.</summary>
    public async Task<SeenScene> SceneAsync() => Read<SeenScene>(await Page.EvaluateAsync<string>(
        $"() => {{ const {{ version, pieces }} = {Canvas}.scene(); return JSON.stringify({{ version, pieces }}); }}"));

    /// <summary>Frees the pieces that earlier hands have pinned where they are.</summary>
    public Task UnpinAsync() => Page.EvaluateAsync($$"""
        () => {
          for (const { id, locks } of {{Canvas}}.scene().pieces) {
            if (locks & 1) {
              {{Canvas}}.select([id]);
              {{Canvas}}.runCommand("lockPosition");
            }
          }
          // What is selected would be taken in hand in place of the piece in front of it.
          {{Canvas}}.select([]);
        }
        """);

    /// <summary>Waits for a piece that can be grasped at its middle: one that no other covers there, and that is not pinned.</summary>
    /// <returns>Its id, and its middle in the page.</returns>
    public async Task<(string Piece, (float X, float Y) Place)> GraspableAsync()
    {
        var grasp = Read<Grasp>(await WaitForAsync<string>($$"""
            () => {
              const canvas = {{Canvas}};
              const grasp = canvas.scene().pieces.filter(piece => !piece.hidden && !(piece.locks & 1)).reverse().map(({ id }) => ({ id, ...canvas.screenOf(id) }))
                .find(({ id, x, y }) => canvas.pieceAt(x, y) === id);
              return grasp && JSON.stringify(grasp);
            }
            """));
        return (grasp.Id, (grasp.X, grasp.Y));
    }

    /// <summary>Starts a run and waits for its first iterations.</summary>
    public async Task RunAsync(int iterations)
    {
        // A test that failed may have left one behind.
        await Assertions.Expect(Button("(Start|Run again|Stop)")).ToBeVisibleAsync();
        if (await Button("Stop").IsVisibleAsync())
            await StopAsync();
        var box = Panel.GetByRole(AriaRole.Spinbutton, new() { Name = "Iterations" });
        await box.FillAsync($"{iterations}");
        await box.PressAsync("Enter");
        await Page.EvaluateAsync("() => { window.seenFrames = []; }");
        await Button("(Start|Run again)").ClickAsync();
        await FrameAfterAsync(2);
    }

    /// <summary>Stops the run.</summary>
    public async Task StopAsync()
    {
        await Button("Stop").ClickAsync();
        await Assertions.Expect(Button("Run again")).ToBeVisibleAsync(new() { Timeout = Longest });
    }

    /// <summary>Number of the newest iteration that this page was told; -1 before the first.</summary>
    public Task<int> NewestAsync() => Page.EvaluateAsync<int>("() => window.seenFrames?.at(-1)?.number ?? -1");

    /// <summary>Waits for an iteration after the one with this number.</summary>
    public Task FrameAfterAsync(int number) => WaitAsync("number => window.seenFrames.at(-1)?.number > number", number);

    /// <summary>The iterations that this page was told since it was loaded, from a number on.</summary>
    public async Task<SeenFrame[]> FramesAsync(int from = 0) =>
        Read<SeenFrame[]>(await Page.EvaluateAsync<string>("from => JSON.stringify(window.seenFrames.filter(frame => frame.number >= from))", from));

    /// <summary>Exports something and downloads it.</summary>
    /// <param name="button">The button that starts it.</param>
    /// <param name="ending">Ending of the file's name.</param>
    /// <param name="folder">Where the file is put.</param>
    /// <returns>Its path.</returns>
    public async Task<string> ExportAsync(string button, string ending, string folder)
    {
        var files = Panel.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(Regex.Escape(ending) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)) });
        var before = await files.CountAsync();
        await Button(button).ClickAsync();
        await Assertions.Expect(files).ToHaveCountAsync(before + 1, new() { Timeout = Longest });
        var download = await Page.RunAndWaitForDownloadAsync(() => files.First.ClickAsync());
        var path = Path.Combine(folder, download.SuggestedFilename);
        await download.SaveAsAsync(path);
        return path;
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private sealed record Grasp(string Id, float X, float Y);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
}
