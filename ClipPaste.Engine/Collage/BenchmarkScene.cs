using System.Collections.Immutable;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Rasters;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Collage;

/// <summary>A collage to measure with: soft-edged discs out of photos of a library, always in the same places.</summary>
public static class BenchmarkScene
{
    private const string Prompt = "penguins skiing down a snowy mountain";
    private const ulong Seed = 1;
    private const int LongestSide = 512;
    private const double EdgeWidth = 3;
    private const int PiecesPerScenery = 4;

    /// <summary>Makes the scene.</summary>
    /// <param name="library">Where photos come from; the first ones are used, over again where there are too few.</param>
    /// <param name="pieces">Number of pieces, at least 1; every fourth is scenery at the back.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidDataException">The library holds no photo.</exception>
    public static async Task<CollageDocument> CreateAsync(IPhotoSource library, int pieces, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        var cutouts = new List<Cutout>(pieces);
        await foreach (var photo in library.FindAsync(new KeyPhrase(Prompt, 1), pieces, cancellationToken))
            cutouts.Add(Disc(photo));
        if (cutouts.Count == 0)
            throw new InvalidDataException("The library holds no photo to measure with.");
        return new CollageDocument
        {
            Prompt = Prompt,
            Aspect = 4.0 / 3,
            Background = new Background(
                [new(.8f, -.02f, -.06f), new(.85f, -.01f, -.03f), new(.9f, 0, -.01f), new(.93f, 0, 0), new(.95f, 0, 0)]),
            Pieces = Place(cutouts, pieces),
            Seed = Seed,
            Model = "",
        };
    }

    private static ImmutableArray<Piece> Place(List<Cutout> cutouts, int pieces)
    {
        var random = new SeededRandom(Seed);
        var scenery = pieces / PiecesPerScenery;
        var placed = ImmutableArray.CreateBuilder<Piece>(pieces);
        for (var i = 0; i < pieces; i++)
        {
            var (role, least, most) = i < scenery ? (PieceRole.Scenery, .7, 1.1) : (PieceRole.Subject, .25, .5);
            var pose = new Pose(
                random.Range(-.35, .35), random.Range(-.35, .35), Math.Log(random.Range(least, most)), random.Range(-.3, .3), 1, Mirrored: i % 2 == 1);
            placed.Add(new Piece($"piece {i}", cutouts[i % cutouts.Count], Prompt, role, pose, PoseLocks.None));
        }
        return placed.MoveToImmutable();
    }

    private static Cutout Disc(SourcePhoto photo)
    {
        var picture = ImageReader.Read(photo.Path, new ImageReadOptions { MaxLongSide = LongestSide });
        var side = Math.Min(picture.Width, picture.Height);
        var (left, top) = ((picture.Width - side) / 2, (picture.Height - side) / 2);
        var disc = new RgbaImage(side, side);
        var middle = (side - 1) / 2.0;
        for (var y = 0; y < side; y++)
        {
            var row = disc.Row(y);
            picture.Row(top + y).Slice(left * 4, side * 4).CopyTo(row);
            for (var x = 0; x < side; x++)
            {
                var inside = middle - EdgeWidth - Math.Sqrt((x - middle) * (x - middle) + (y - middle) * (y - middle));
                row[x * 4 + 3] = (byte)(255 * Math.Clamp(inside / EdgeWidth + .5, 0, 1));
            }
        }
        return new Cutout(photo, new PixelBox(left, top, side, side), disc, CutoutKind.Subject, 1);
    }
}
