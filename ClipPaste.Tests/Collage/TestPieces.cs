using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Tests.Collage;

/// <summary>Small made-up cut-outs and documents.</summary>
internal static class TestPieces
{
    public static RgbaImage Disc(int width, int height, (byte R, byte G, byte B) colour)
    {
        var image = new RgbaImage(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (dx, dy) = ((x - (width - 1) / 2.0) / (width / 2.0 - 3), (y - (height - 1) / 2.0) / (height / 2.0 - 3));
                var edge = (1 - Math.Sqrt(dx * dx + dy * dy)) * Math.Min(width, height) / 6 + .5;
                var pixel = image.Row(y).Slice(x * 4, 4);
                (pixel[0], pixel[1], pixel[2], pixel[3]) = (colour.R, colour.G, colour.B, (byte)(255 * Math.Clamp(edge, 0, 1)));
            }
        }
        return image;
    }

    public static Cutout Cutout(string id, RgbaImage image, CutSides cut = CutSides.None) =>
        new(new SourcePhoto(id, "", 640, 480, new Credit($"Photo {id}", "A. Uthor", "CC0-1.0", "test"), [id]), new PixelBox(0, 0, image.Width, image.Height), image, CutoutKind.Subject, .9)
        {
            CutSides = cut,
        };

    public static Piece Piece(string id, Cutout cutout, Pose pose, PieceRole role = PieceRole.Subject, PoseLocks locks = PoseLocks.None) =>
        new(id, cutout, "thing", role, pose, locks);

    /// <summary>Three discs over a sky.</summary>
    public static CollageDocument Document(ulong seed = 7)
    {
        var red = Cutout("red", Disc(120, 90, (210, 40, 30)));
        var blue = Cutout("blue", Disc(64, 100, (30, 60, 200)));
        return new CollageDocument
        {
            Prompt = "a red ball on a green meadow",
            Aspect = 4.0 / 3,
            Background = new Background([new(.8f, -.02f, -.06f), new(.85f, -.01f, -.03f), new(.8f, -.02f, .02f), new(.6f, -.08f, .07f), new(.5f, -.09f, .08f)]),
            Pieces =
            [
                Piece("one", blue, new Pose(-.2, .1, Math.Log(.5), .1, 1, true)),
                Piece("two", red, new Pose(.2, .2, Math.Log(.4), -.2, 1, false)),
                Piece("three", red, new Pose(0, -.2, Math.Log(.3), 0, .9, false)),
            ],
            Seed = seed,
            Model = "pocket",
        };
    }
}
