using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Photos;

namespace ClipPaste.Web.Work;

/// <summary>The cut-outs of a layout with their pictures, each read once however many pieces show it.</summary>
internal sealed class CutoutPictures(ImmutableArray<WantedPiece> pieces, PhotoCatalogue catalogue, CutoutFiles files)
{
    private readonly Dictionary<RgbaImage, string> _ids = new(ReferenceComparer);

    private static IEqualityComparer<RgbaImage> ReferenceComparer { get; } =
        EqualityComparer<RgbaImage>.Create(ReferenceEquals, image => RuntimeHelpers.GetHashCode(image));

    /// <summary>Reads the pictures.</summary>
    /// <exception cref="IOException">A file is gone.</exception>
    /// <exception cref="InvalidDataException">A photo is gone from the catalogue.</exception>
    public ImmutableArray<ChosenCutout> Read()
    {
        var read = new Dictionary<string, Cutout>(StringComparer.Ordinal);
        return [.. pieces.Select(piece => new ChosenCutout(Read(piece, read), piece.Thing, piece.Cutout.Role, piece.Cutout.Score))];
    }

    /// <summary>The id of a cut-out that <see cref="Read()"/> has given.</summary>
    public string IdOf(Cutout cutout) => _ids[cutout.Image];

    private Cutout Read(WantedPiece piece, Dictionary<string, Cutout> read)
    {
        if (read.TryGetValue(piece.Cutout.Id, out var known))
            return known;
        var photo = catalogue.Find(piece.Cutout.Photo) ?? throw new InvalidDataException($"There is no photo {piece.Cutout.Photo}.");
        var cutout = files.Read(piece.Cutout, photo);
        _ids[cutout.Image] = piece.Cutout.Id;
        return read[piece.Cutout.Id] = cutout;
    }
}
