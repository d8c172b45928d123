using System.Buffers.Binary;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Prompts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Keep;

/// <summary>Makes a project of the file that the command line writes beside a picture (<c>.clippaste</c>): its pieces, each with its cut-out, and the sentence.</summary>
internal static class PictureProject
{
    // All of them are in memory at once.
    private const long MostPixels = 80_000_000;

    /// <summary>Reads it.</summary>
    /// <param name="parts">The file.</param>
    /// <param name="decode">Decodes a picture where it can do no harm, and throws if it is refused.</param>
    /// <param name="store">Keeps the pictures of a cut-out.</param>
    /// <param name="credit">Keeps the credit of a photo; returns the photo's id here.</param>
    /// <param name="token">Stops between two pictures.</param>
    /// <exception cref="ArchiveException">The file is refused.</exception>
    public static ProjectState Read(
        ArchiveParts parts, Func<byte[], RgbaImage> decode, Func<CutoutChoice, RgbaImage, CutoutChoice> store, Func<ArchivedPhoto, string> credit, CancellationToken token)
    {
        var document = Document(parts, decode, token);
        var cutouts = new Dictionary<Cutout, CutoutChoice>(ReferenceEqualityComparer.Instance);
        foreach (var piece in document.Pieces.DistinctBy(piece => piece.Cutout, ReferenceEqualityComparer.Instance))
        {
            token.ThrowIfCancellationRequested();
            cutouts[piece.Cutout] = store(Choice(piece, $"cutout-{cutouts.Count + 1}", credit), piece.Cutout.Image);
        }
        var title = ProjectTitle.Of(document.Prompt);
        var state = new ProjectState
        {
            Title = title,
            Prompt = document.Prompt,
            Phrases = [.. document.Phrases.Where(phrase => phrase.Weight > 0).Take(PhraseChoice.Most).Select(Phrase)],
            Negatives = [.. document.Negatives.Take(PhraseChoice.Most).Select(phrase => Phrase(phrase with { Weight = phrase.Weight / MakeOptions.NegativeWeight }))],
            Aspect = document.Aspect,
            Background = document.Background,
            Seed = document.Seed,
            Model = document.Model,
            Cutouts = [.. cutouts.Values],
            Pieces = [.. document.Pieces.Select((piece, number) => new PlacedPiece($"piece-{number + 1}", cutouts[piece.Cutout].Id, Name(piece.Phrase), piece.Pose, piece.Locks))],
        };
        return ArchivedState.IsFine(state) ? state : throw new ArchiveException(ArchiveRefusal.Damaged);
    }

    private static CollageDocument Document(ArchiveParts parts, Func<byte[], RgbaImage> decode, CancellationToken token)
    {
        var pixels = 0L;
        try
        {
            return ProjectFile.Read(parts.Find, file =>
            {
                token.ThrowIfCancellationRequested();
                pixels += PixelsOf(file);
                return pixels is >= 0 and <= MostPixels ? decode(file) : throw new ArchiveException(ArchiveRefusal.TooLarge);
            });
        }
        catch (InvalidDataException fault)
        {
            throw new ArchiveException(ArchiveRefusal.Damaged, fault);
        }
    }

    private static CutoutChoice Choice(Piece piece, string id, Func<ArchivedPhoto, string> credit)
    {
        var (cutout, photo) = (piece.Cutout, piece.Cutout.Photo);
        var archived = new ArchivedPhoto(photo.Id, photo.Width, photo.Height, photo.Credit, HasFile: false);
        if (!ArchiveReader.IsFine(archived))
            throw new ArchiveException(ArchiveRefusal.Damaged);
        return new CutoutChoice(id, credit(archived), piece.Phrase, piece.Role, "", "", cutout.Image.Width, cutout.Image.Height, cutout.Box, cutout.Kind,
            cutout.Quality, cutout.CutSides, Score: 0, Verdict.Approved);
    }

    private static PhraseChoice Phrase(WeightedText phrase) => new(phrase.Text, Math.Clamp(phrase.Weight, 0, PhraseChoice.Heaviest));

    private static string Name(string phrase) => phrase.Length > PlacedPiece.LongestName ? phrase[..PlacedPiece.LongestName] : phrase;

    // A PNG file says its size in bytes 16 to 23; one that lies there is refused when it is decoded.
    private static long PixelsOf(byte[] file) => file.Length >= 24 && ImageSignature.Recognise(file) == ImageFormat.Png
        ? (long)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(16)) * BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(20))
        : throw new ArchiveException(ArchiveRefusal.Damaged);
}
