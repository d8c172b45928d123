using System.Text.Json;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Collage;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Streaming;

/// <summary>A site whose runs are small, with projects of made-up cut-outs.</summary>
public sealed class RunSite : IAsyncLifetime
{
    internal static RunOptions Small { get; } = new() { Views = 2, CanvasLongSide = 96, Threads = 2 };

    internal StudioSite Site { get; private set; } = null!;

    internal RunDesk Desk => Site.Services.GetRequiredService<RunDesk>();

    internal Uri Address => Site.Browser.BaseAddress!;

    public async Task InitializeAsync() => Site = await StudioSite.StartAsync(services => services.AddSingleton(new RunSettings(Small, MostActive: 2)));

    public async Task DisposeAsync() => await Site.DisposeAsync();

    internal Task<HubClient> ConnectAsync() => HubClient.ConnectAsync(Address);

    internal ProjectSession NewCollage(int iterations = 400) =>
        Site.Services.GetRequiredService<ProjectSessions>().Create(Collage(Site.Services.GetRequiredService<ObjectStore>(), iterations));

    /// <summary>Waits for something that a run does.</summary>
    internal static async Task UntilAsync(Func<bool> reached)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!reached())
            await timer.WaitForNextTickAsync(longest.Token);
    }

    /// <summary>Three discs, two of the same cut-out.</summary>
    internal static ProjectState Collage(ObjectStore objects, int iterations)
    {
        CutoutChoice[] cutouts = [Cutout(objects, "red", TestPieces.Disc(60, 45, (210, 40, 30))), Cutout(objects, "blue", TestPieces.Disc(32, 50, (30, 60, 200)))];
        return new ProjectState
        {
            Title = "Discs",
            Prompt = "a red ball on a green meadow",
            Cutouts = [.. cutouts],
            Pieces =
            [
                new PlacedPiece("one", "blue", "blue", new Pose(-.2, .1, Math.Log(.5), .1, 1, true)),
                new PlacedPiece("two", "red", "red", new Pose(.2, .2, Math.Log(.4), -.2, 1, false)),
                new PlacedPiece("three", "red", "red 2", new Pose(0, -.2, Math.Log(.3), 0, 1, false)),
            ],
            Iterations = iterations,
        };
    }

    internal static JsonElement Piece(JsonElement scene, string id) => scene.GetProperty("pieces").EnumerateArray().Single(piece => piece.GetProperty("id").GetString() == id);

    /// <summary>X, Y, log scale, rotation and opacity of a piece in a frame.</summary>
    internal static double[] PoseIn(JsonElement frame, string id)
    {
        var place = frame.GetProperty("ids").EnumerateArray().Select(name => name.GetString()).ToList().IndexOf(id);
        return [.. frame.GetProperty("poses")[place].EnumerateArray().Select(number => number.GetDouble())];
    }

    internal static object Edit(string label, params object[] ops) => new { label, ops };

    internal static object Put(string id, double x, double y, double rotation = 0) =>
        new { op = "pose", id, pose = new { x, y, logScale = Math.Log(.3), rotation, opacity = 1, mirrored = false } };

    private static CutoutChoice Cutout(ObjectStore objects, string id, RgbaImage image)
    {
        using var file = new MemoryStream();
        ImageWriter.Write(image, file, ImageFormat.Png);
        var hash = objects.Put(file.ToArray());
        return new CutoutChoice(id, "photo", id, PieceRole.Subject, hash, hash, image.Width, image.Height, new PixelBox(0, 0, image.Width, image.Height),
            CutoutKind.Subject, .9, CutSides.None, .5, Verdict.Approved);
    }
}
