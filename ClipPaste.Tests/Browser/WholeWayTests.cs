using System.Buffers.Binary;
using System.Text;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser;

/// <summary>The whole way from a sentence to files, as a newcomer goes it.</summary>
[Collection(nameof(BrowserTests))]
public sealed class WholeWayTests(StudioInBrowser studio)
{
    // Of the photos' own metadata nothing may come through; what the file says is what it shows and whose it is.
    private static readonly string[] Metadata = ["eXIf", "tEXt", "zTXt", "tIME", "iCCP"];
    private static readonly string[] Said = ["Title", "Author", "Copyright", "Description", "Software", "XML:com.adobe.xmp"];

    [BrowserFact]
    public async Task A_newcomer_gets_from_a_sentence_to_a_picture_its_credits_and_its_project()
    {
        await using var window = await StudioWindow.OpenAsync(studio.Chromium, newcomer: true);
        await FirstSteps.StartAsync(window, studio.Address);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Skip" }).ClickAsync();
        await Assertions.Expect(window.Button("red panda, weight 1")).ToBeVisibleAsync();
        await Assertions.Expect(window.Button("taj mahal, weight 1")).ToBeVisibleAsync();
        Assert.InRange(await FirstSteps.FindPhotosAsync(window), 2, 24);
        await FirstSteps.CutOutAsync(window);
        await ApproveByKeysAsync(window);
        await FirstSteps.ProposeAsync(window);
        await window.Button("Layout 2 of").PressAsync("Enter");
        await window.SceneIsThereAsync();
        await Assertions.Expect(window.Button("Layout 2 of")).ToHaveAttributeAsync("aria-pressed", "true");
        await window.GoAsync("Compose");
        await window.RunAsync(iterations: 50);
        await Assertions.Expect(window.Panel.GetByText("Finished after 50 iterations").First).ToBeVisibleAsync(new() { Timeout = StudioWindow.Longest });
        await window.GoAsync("Export");
        await ExportAsync(window);
        Assert.Empty(window.Complaints);
    }

    // A approves, R rejects, and each time the focus goes on to the next that is open by itself.
    private static async Task ApproveByKeysAsync(StudioWindow window)
    {
        var tiles = window.Panel.Locator("[data-cutout]");
        var all = await tiles.CountAsync();
        Assert.True(all >= 3, "Too few cut-outs to decide on.");
        for (var i = 0; i < all; i++)
        {
            if (i > 0)
                await FocusIsOnAsync(window, await tiles.Nth(i).GetAttributeAsync("data-cutout"));
            var (key, verdict) = i == 1 ? ("r", "Rejected") : ("a", "Approved");
            await window.Page.Keyboard.PressAsync(key);
            await Assertions.Expect(tiles.Nth(i)).ToHaveAttributeAsync("data-verdict", verdict);
        }
        await Assertions.Expect(window.Panel.GetByText($"{all - 1} cut-outs are approved.")).ToBeVisibleAsync();
    }

    private static Task FocusIsOnAsync(StudioWindow window, string? cutout) =>
        window.WaitAsync("cutout => document.activeElement?.closest('[data-cutout]')?.dataset.cutout === cutout", cutout);

    private async Task ExportAsync(StudioWindow window)
    {
        await window.Panel.GetByLabel("Other long side, in pixels").FillAsync("640");
        await window.Panel.GetByLabel("Other long side, in pixels").PressAsync("Enter");
        await Assertions.Expect(window.Panel.GetByText("The picture will be 640 × 480 pixels.")).ToBeVisibleAsync();
        var picture = await window.ExportAsync("Export", ".png", studio.Folder);
        var pixels = ImageReader.Read(picture);
        Assert.Equal((640, 480), (pixels.Width, pixels.Height));
        var chunks = Chunks(await File.ReadAllBytesAsync(picture)).ToArray();
        Assert.DoesNotContain(chunks, chunk => Metadata.Contains(chunk.Kind));
        Assert.Equal(Said, from chunk in chunks where chunk.Kind == "iTXt" select chunk.Content[..chunk.Content.IndexOf('\0', StringComparison.Ordinal)]);
        var project = await window.ExportAsync("Project file", ".clippaste", studio.Folder);
        var document = ProjectFile.Load(project).Document;
        Assert.Equal(FirstSteps.Sentence, document.Prompt);
        Assert.Equal((await window.SceneAsync()).Pieces.Select(piece => piece.Id), document.Pieces.Select(piece => piece.Id));
        var credits = await File.ReadAllTextAsync(await window.ExportAsync("Markdown", ".credits.md", studio.Folder));
        Assert.All(document.Pieces, piece => Assert.Contains(piece.Cutout.Photo.Credit.Author, credits, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Kind, string Content)> Chunks(byte[] png)
    {
        for (var at = 8; at + 8 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (Encoding.Latin1.GetString(png, at + 4, 4), Encoding.Latin1.GetString(png, at + 8, length));
            at += 12 + length;
        }
    }
}
