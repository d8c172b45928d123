using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Web.Work;
using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClipPaste.Tests.Web.Api;

/// <summary>A program's way from a sentence to pieces on the canvas, with real networks and a few photos.</summary>
public sealed class CollageByHttpTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_sentence_becomes_pieces_on_the_canvas_by_requests_alone()
    {
        using var library = new SmallLibrary("chinstrap-penguin", "picosdeeuropa", "scarlet-macaw");
        await using var site = await StudioSite.StartAsync(services => services
            .AddSingleton(new WorkOptions { WarmUp = false, Layouts = 16 })
            .AddSingleton(new RateLimits { Api = new RateLimit(100_000, 1) })
            .Replace(ServiceDescriptor.Singleton(made => ActivatorUtilities.CreateInstance<PhotoCatalogue>(made, library.Folder))));
        using var program = site.Program();
        await GoAsync(site, program);
    }

    private static async Task GoAsync(StudioSite site, HttpClient program)
    {
        using var begun = await program.PostAsJsonAsync("projects", new { prompt = "a penguin on a snowy mountain" });
        var collage = begun.Headers.Location!.ToString();

        await DoneAsync(program, collage, await program.PostAsync($"{collage}/search", content: null));
        var found = (await ReadAsync(program, $"{collage}/found")).GetProperty("phrases").EnumerateArray().ToArray();
        Assert.Equal(["penguin", "snowy mountain"], found.Select(phrase => Text(phrase, "phrase")));
        var best = Text(found[0].GetProperty("photos")[0], "photo");
        Assert.Contains("penguin", Text(await ReadAsync(program, $"photos/{best}"), "title"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains((await ReadAsync(program, $"{collage}/picks")).EnumerateArray(), pick => Text(pick, "photo") == best && Text(pick, "phrase") == "penguin");

        await DoneAsync(program, collage, await program.PostAsync($"{collage}/cutouts", content: null));
        using (var approved = await program.PostAsync($"{collage}/cutouts/approve", content: null))
            Assert.Equal(2, (await approved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("approved").GetInt32());
        var penguin = (await ReadAsync(program, $"{collage}/cutouts")).EnumerateArray().First(cutout => Text(cutout, "verdict") == "approved" && Text(cutout, "phrase") == "penguin");
        Assert.Equal("subject", Text(penguin, "role"));
        await LooksLikeAsync(site, program, penguin);
        await TrimAsync(program, $"{collage}/cutouts/{Text(penguin, "id")}/mask", penguin.GetProperty("box"));

        await DoneAsync(program, collage, await program.PostAsJsonAsync($"{collage}/layouts", new { more = false }));
        var layouts = (await ReadAsync(program, $"{collage}/layouts")).EnumerateArray().ToArray();
        Assert.Equal(100, layouts[0].GetProperty("score").GetDouble());
        Assert.Equal(5, layouts[0].GetProperty("background").GetProperty("colours").GetArrayLength());
        (await program.PostAsync($"{collage}/layouts/{Text(layouts[1], "id")}/choose", content: null)).EnsureSuccessStatusCode().Dispose();

        var pieces = (await ReadAsync(program, $"{collage}/scene")).GetProperty("pieces").EnumerateArray().ToArray();
        Assert.Equal(["snowy mountain", "penguin"], pieces.Select(piece => Text(piece, "name")));
        Assert.True((await ReadAsync(program, $"{collage}/layouts"))[1].GetProperty("onCanvas").GetBoolean());
        Assert.NotEmpty(await program.GetByteArrayAsync(Text(pieces[1], "texture")));
    }

    // The picture is whole and see-through, and it is not there for those who have no token.
    private static async Task LooksLikeAsync(StudioSite site, HttpClient program, JsonElement cutout)
    {
        var file = Path.Combine(site.Folder, "cutout.png");
        await File.WriteAllBytesAsync(file, await program.GetByteArrayAsync(Text(cutout, "picture")));
        var picture = ImageReader.Read(file);
        Assert.Equal((cutout.GetProperty("width").GetInt32(), cutout.GetProperty("height").GetInt32()), (picture.Width, picture.Height));
        Assert.Contains((byte)0, picture.Pixels.Where((_, index) => index % 4 == 3));
        using var nobody = site.ProgramWith(token: null);
        using var refused = await nobody.GetAsync(Text(cutout, "picture"));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    // Brushes the right side away.
    private static async Task TrimAsync(HttpClient program, string mask, JsonElement box)
    {
        var (left, top, width, height) = (Number("x"), Number("y"), Number("width"), Number("height"));
        var points = Enumerable.Range(0, 100).Select(step => new { x = left + (.9 * width), y = top + (height * step / 99.0) });
        using var answer = await program.PostAsJsonAsync(mask, new { steps = new object[] { new { op = "brush", points, radius = .15 * width, add = false }, new { op = "feather", pixels = 1 } } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.InRange((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("width").GetInt32(), 1, width - 1);

        int Number(string property) => box.GetProperty(property).GetInt32();
    }

    private static async Task DoneAsync(HttpClient program, string collage, HttpResponseMessage started)
    {
        using (started)
        {
            Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
            Assert.Equal(collage, started.Headers.Location!.ToString());
        }
        using var late = new CancellationTokenSource(Longest);
        while ((await ReadAsync(program, collage)).GetProperty("activities") is { } activities && activities.GetArrayLength() > 0)
        {
            Assert.Null(activities[0].GetProperty("failure").GetString());
            await Task.Delay(50, late.Token);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpClient program, string address) => await program.GetFromJsonAsync<JsonElement>(address);

    private static string Text(JsonElement thing, string property) => thing.GetProperty(property).GetString()!;
}
