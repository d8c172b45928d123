using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Collage;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>Puts a small project straight into the data of a server that runs in another process.</summary>
internal static class SeededProject
{
    /// <summary>Two discs far apart: "red" left of the middle and "blue" right of it.</summary>
    /// <returns>The project's id.</returns>
    public static string Make(string data)
    {
        var objects = new ObjectStore(Path.Combine(data, "objects"));
        var projects = new ProjectStore(new StudioDatabase(data), TimeProvider.System);
        return projects.Create(new ProjectState
        {
            Title = "Discs",
            Prompt = "a red ball on a green meadow",
            Phrases = [],
            Cutouts = [Cutout(objects, "red", (210, 40, 30)), Cutout(objects, "blue", (30, 60, 200))],
            Pieces =
            [
                new PlacedPiece("red", "red", "red", new Pose(-.2, .03, Math.Log(.3), 0, 1, Mirrored: false)),
                new PlacedPiece("blue", "blue", "blue", new Pose(.23, -.07, Math.Log(.3), 0, 1, Mirrored: false)),
            ],
            Iterations = 400,
        });
    }

    private static CutoutChoice Cutout(ObjectStore objects, string id, (byte, byte, byte) colour)
    {
        var image = TestPieces.Disc(200, 200, colour);
        using var file = new MemoryStream();
        ImageWriter.Write(image, file, ImageFormat.Png);
        var hash = objects.Put(file.ToArray());
        return new CutoutChoice(id, "photo", id, PieceRole.Subject, hash, hash, image.Width, image.Height, new PixelBox(0, 0, image.Width, image.Height),
            CutoutKind.Subject, .9, CutSides.None, .5, Verdict.Approved);
    }
}
