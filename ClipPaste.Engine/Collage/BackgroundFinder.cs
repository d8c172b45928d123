using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Collage;

/// <summary>Finds backgrounds that go with a collage's cut-outs.</summary>
/// <param name="ranker">Has seen all the photos; borrowed.</param>
/// <param name="chromaLimit">Largest chroma in OKLab (see <see cref="RunOptions.ChromaLimit"/>).</param>
public sealed class BackgroundFinder(PhotoRanker ranker, double chromaLimit)
{
    private const int PalettesOfPhotos = 3;

    /// <summary>
    /// Skies and grounds around the scenery that is shown; without any, those of the photos that fit the whole sentence.
    /// </summary>
    /// <param name="prompt">The sentence.</param>
    /// <param name="chosen">The collage's cut-outs; the photos of backdrops and scenery are read again.</param>
    /// <param name="photos">Where to look where there is no scenery.</param>
    /// <returns>The most fitting first; empty only where there are neither.</returns>
    /// <exception cref="ImageFormatException">A photo cannot be read.</exception>
    public IReadOnlyList<Background> Find(Prompt prompt, IEnumerable<ChosenCutout> chosen, IEnumerable<SourcePhoto> photos)
    {
        var palette = new Palette(chromaLimit);
        var behind = chosen.Where(item => item.Role != PieceRole.Subject).OrderBy(item => item.Role)
            .DistinctBy(item => item.Cutout.Photo.Id)
            .Select(item => palette.Around(item.Cutout, ImageReader.Read(item.Cutout.Photo.Path))).ToList();
        if (behind.Count > 0)
            return behind;
        var whole = ranker.Rank(photos, prompt.Text).Take(PalettesOfPhotos).Select(ranked => ranked.Photo);
        return [.. whole.Select(photo => palette.Airy(ImageReader.Read(photo.Path)))];
    }
}
