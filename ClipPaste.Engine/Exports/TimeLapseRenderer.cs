using System.Numerics;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Exports;

/// <summary>
/// Draws the frames of a time-lapse with the renderer of pictures. Every picture is decoded once and kept at no more than the resolution the film
/// needs; all together take at most <see cref="MostTextureBytes"/>. For one caller at a time.
/// </summary>
public sealed class TimeLapseRenderer
{
    /// <summary>Bytes that the textures may take; beyond that all are kept coarser.</summary>
    public const long MostTextureBytes = 512L << 20;

    private const int BytesPerTexel = 16;

    private readonly FilmShape _shape;
    private readonly TimeLapseCourse _course;
    private readonly Dictionary<string, TexturePyramid> _textures;
    private readonly PosterRenderer _renderer;
    private readonly BackgroundRows _background;
    private readonly double[] _colours = new double[CollageParameters.OfBackground];

    /// <summary>Reads the pictures.</summary>
    /// <param name="film">What happens.</param>
    /// <param name="shape">Size and length.</param>
    /// <param name="picture">Decodes a picture by its name; it is not kept.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="token">Cancels between pictures.</param>
    public TimeLapseRenderer(TimeLapse film, FilmShape shape, Func<string, RgbaImage> picture, int threads, CancellationToken token = default)
    {
        _shape = shape;
        _course = new TimeLapseCourse(film, shape.Seconds);
        _renderer = new PosterRenderer(threads);
        _background = new BackgroundRows(shape.Height);
        _textures = Read(film, shape, picture, token);
    }

    /// <summary>Draws a frame.</summary>
    /// <param name="number">0 to the film's number of frames less 1.</param>
    /// <param name="picture">Of the film's size; painted over.</param>
    public void Draw(int number, RgbaImage picture)
    {
        var moment = _course.At(number / (double)_shape.PerSecond);
        var textures = new TexturePyramid[moment.Pieces.Length];
        var poses = new AffinePose[moment.Pieces.Length];
        foreach (var (index, piece) in moment.Pieces.Index())
        {
            textures[index] = _textures[piece.Picture];
            poses[index] = CanvasShape.ToPixels(piece.Pose, Math.Max(textures[index].Width, textures[index].Height), _shape.Width, _shape.Height);
        }
        foreach (var (index, colour) in moment.Colours.Index())
            Write(_colours.AsSpan(index * 3, 3), colour);
        _background.Compute(_colours);
        _renderer.Render(textures, poses, _background.Rows, picture);
    }

    private static void Write(Span<double> slot, Vector3 colour) => (slot[0], slot[1], slot[2]) = (colour.X, colour.Y, colour.Z);

    private static Dictionary<string, TexturePyramid> Read(TimeLapse film, FilmShape shape, Func<string, RgbaImage> picture, CancellationToken token)
    {
        var largest = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var piece in film.Runs.SelectMany(run => run).SelectMany(moment => moment.Pieces))
            largest[piece.Picture] = Math.Max(largest.GetValueOrDefault(piece.Picture, double.NegativeInfinity), piece.Pose.LogScale);
        var each = largest.Count > 0 ? MostTextureBytes / largest.Count : 0;
        var textures = new Dictionary<string, TexturePyramid>(StringComparer.Ordinal);
        foreach (var (name, logScale) in largest)
        {
            token.ThrowIfCancellationRequested();
            var image = picture(name);
            var drawn = CanvasShape.ToPixels(new Pose(0, 0, logScale, 0, 1, false), image, shape.Width, shape.Height).LogScale;
            var level = TexturePyramid.IdealLevel(drawn);
            // A third more for the coarser levels.
            while ((long)image.Width * image.Height * BytesPerTexel / 3 * 4 >> (2 * level) > each)
                level++;
            textures[name] = TexturePyramid.FromImage(image, level);
        }
        return textures;
    }
}
