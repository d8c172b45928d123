using System.Collections.Immutable;
using System.Numerics;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Collage;

/// <summary>The form of <c>collage.json</c> in a project file.</summary>
internal sealed record StoredCollage
{
    public const string CurrentFormat = "clippaste-collage";
    public const int CurrentVersion = 1;

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required string Prompt { get; init; }

    public required double Aspect { get; init; }

    public required ulong Seed { get; init; }

    public required string Model { get; init; }

    public required ImmutableArray<WeightedText> Negatives { get; init; }

    // Not in files of earlier versions.
    public ImmutableArray<WeightedText> Phrases { get; init; } = [];

    public required ImmutableArray<Vector3> Background { get; init; }

    public required bool BackgroundLocked { get; init; }

    public required ImmutableArray<StoredCutout> Cutouts { get; init; }

    public required ImmutableArray<StoredPiece> Pieces { get; init; }

    public static StoredCollage Of(CollageDocument document, out IReadOnlyList<(string Name, RgbaImage Image)> images)
    {
        var cutouts = document.Pieces.Select(piece => piece.Cutout).Distinct(ReferenceEqualityComparer.Instance).Cast<Cutout>().ToList();
        var names = cutouts.Select((_, number) => $"cutouts/{number + 1}.png").ToArray();
        images = [.. cutouts.Select((cutout, number) => (names[number], cutout.Image))];
        return new StoredCollage
        {
            Format = CurrentFormat,
            Version = CurrentVersion,
            Prompt = document.Prompt,
            Aspect = document.Aspect,
            Seed = document.Seed,
            Model = document.Model,
            Negatives = document.Negatives,
            Phrases = document.Phrases,
            Background = document.Background.Colours,
            BackgroundLocked = document.Background.Locked,
            Cutouts = [.. cutouts.Select((cutout, number) => StoredCutout.Of(cutout, names[number]))],
            Pieces = [.. document.Pieces.Select(piece => new StoredPiece(
                piece.Id, cutouts.FindIndex(cutout => ReferenceEquals(cutout, piece.Cutout)), piece.Phrase, piece.Role, piece.Pose, piece.Locks))],
        };
    }

    public void Check(int mostPieces)
    {
        if (Format != CurrentFormat)
            throw new InvalidDataException($"its format is '{Format}'");
        if (Version != CurrentVersion)
            throw new InvalidDataException($"it is of version {Version}, and this program reads version {CurrentVersion}");
        if (Pieces.IsDefault || Cutouts.IsDefault || Background.IsDefault || Negatives.IsDefault
            || Phrases.IsDefault || Phrases.Contains(null!) || Pieces.Contains(null!)
            || Cutouts.Contains(null!) || Negatives.Contains(null!))
            throw new InvalidDataException("parts of it are missing");
        if (Pieces.Length > mostPieces || Cutouts.Length > mostPieces)
            throw new InvalidDataException($"it has more than {mostPieces} pieces");
        if (Background.Length != Collage.Background.ControlPoints || Aspect is not (>= .25 and <= 4))
            throw new InvalidDataException("its canvas or background is out of range");
        if (Phrases.Any(phrase => phrase.Weight is not (>= 0 and <= CollageDocument.LargestPhraseWeight)))
            throw new InvalidDataException("the weight of a phrase is out of range");
        foreach (var piece in Pieces)
        {
            var pose = piece.Pose;
            if (piece.Cutout < 0 || piece.Cutout >= Cutouts.Length || !(Math.Abs(pose.X) <= 10 && Math.Abs(pose.Y) <= 10 && Math.Abs(pose.LogScale) <= 8
                && Math.Abs(pose.Rotation) <= 100 && pose.Opacity is >= 0 and <= 1))
                throw new InvalidDataException($"the piece '{piece.Id}' is out of range");
        }
    }

    public CollageDocument ToDocument(Func<string, RgbaImage> image)
    {
        var cutouts = Cutouts.Select(stored => stored.ToCutout(image(stored.Image))).ToArray();
        return new CollageDocument
        {
            Prompt = Prompt,
            Negatives = Negatives,
            Phrases = Phrases,
            Aspect = Aspect,
            Seed = Seed,
            Model = Model,
            Background = new Background(Background, BackgroundLocked),
            Pieces = [.. Pieces.Select(piece => new Piece(piece.Id, cutouts[piece.Cutout], piece.Phrase, piece.Role, piece.Pose, piece.Locks))],
        };
    }
}

/// <summary>A piece in a project file; <paramref name="Cutout"/> is an index.</summary>
internal sealed record StoredPiece(string Id, int Cutout, string Phrase, PieceRole Role, Pose Pose, PoseLocks Locks);

/// <summary>A cut-out in a project file, with the credit of its photo; <paramref name="Image"/> names an entry of the archive.</summary>
internal sealed record StoredCutout(
    string Image, string PhotoId, int PhotoWidth, int PhotoHeight, Credit Credit, ImmutableArray<string> Words, PixelBox Box, CutoutKind Kind, CutSides CutSides, double Quality)
{
    public static StoredCutout Of(Cutout cutout, string image) => new(
        image, cutout.Photo.Id, cutout.Photo.Width, cutout.Photo.Height, cutout.Photo.Credit, [.. cutout.Photo.Words], cutout.Box, cutout.Kind, cutout.CutSides, cutout.Quality);

    public Cutout ToCutout(RgbaImage image) => new(
        new SourcePhoto(PhotoId, "", PhotoWidth, PhotoHeight, Credit, Words.IsDefault ? [] : Words), Box, image, Kind, Quality)
    {
        CutSides = CutSides,
    };
}
