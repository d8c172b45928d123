using System.Numerics;
using System.Runtime.Intrinsics;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// A layer's texture in premultiplied float RGBA with its mip levels: level 0 is the full size, each further level halves it by a 2 x 2 box
/// (a side of odd length is completed with transparent texels), until a side would fall below 4 texels. Immutable; may serve several compositors at once.
/// </summary>
public sealed class TexturePyramid
{
    private const int SmallestSide = 4;
    private readonly TextureLevel[] _levels;

    private TexturePyramid(int width, int height, int firstLevel, TextureLevel finest, int levels)
    {
        Width = width;
        Height = height;
        FirstLevel = firstLevel;
        var all = new List<TextureLevel> { finest };
        while (all.Count < levels && Math.Min(all[^1].Width, all[^1].Height) >= 2 * SmallestSide - 1)
            all.Add(all[^1].Halved());
        _levels = [.. all];
    }

    /// <summary>Width of level 0 in texels.</summary>
    public int Width { get; }

    /// <summary>Height of level 0 in texels.</summary>
    public int Height { get; }

    /// <summary>The finest level that is stored.</summary>
    public int FirstLevel { get; }

    /// <summary>The coarsest level that is stored.</summary>
    public int LastLevel => FirstLevel + _levels.Length - 1;

    /// <summary>Makes a texture from a straight-alpha picture.</summary>
    /// <param name="image">The picture; not kept.</param>
    /// <param name="firstLevel">The finest level to store. 1 and more save memory (16 bytes a texel) where the layer is always drawn small.</param>
    /// <param name="levels">The number of levels to store, at most.</param>
    public static TexturePyramid FromImage(RgbaImage image, int firstLevel = 0, int levels = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(firstLevel);
        firstLevel = Math.Min(firstLevel, Math.Max(0, BitOperations.Log2((uint)Math.Min(image.Width, image.Height)) - 2));
        var block = 1 << firstLevel;
        var finest = new TextureLevel((image.Width + block - 1) / block, (image.Height + block - 1) / block);
        for (var y = 0; y < image.Height; y++)
            AddRow(image.Row(y), finest.Row(y / block), firstLevel);
        return new TexturePyramid(image.Width, image.Height, firstLevel, finest, levels);
    }

    /// <summary>Makes a texture from premultiplied floats.</summary>
    /// <param name="texels"><c>[height, width, 4]</c>: R, G, B, A, each colour already multiplied by its alpha.</param>
    /// <param name="width">Width in texels.</param>
    /// <param name="height">Height in texels.</param>
    /// <param name="levels">The number of levels to store, at most; with 1 a layer is never prefiltered, however small it is drawn.</param>
    public static TexturePyramid FromPremultiplied(ReadOnlySpan<float> texels, int width, int height, int levels = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        if (width < 1 || height < 1 || texels.Length != (long)width * height * 4)
            throw new ArgumentException($"{width} x {height} texels need {(long)width * height * 4} floats, not {texels.Length}.", nameof(texels));
        var finest = new TextureLevel(width, height);
        for (var y = 0; y < height; y++)
        {
            var row = finest.Row(y);
            for (var x = 0; x < width; x++)
                row[x] = Vector128.Create(texels.Slice((y * width + x) * 4, 4));
        }
        return new TexturePyramid(width, height, 0, finest, levels);
    }

    /// <summary>The level whose texels are nearest in size to a pixel when a texel of level 0 is drawn <c>exp(logScale)</c> pixels wide.</summary>
    internal int LevelFor(double logScale) => Math.Clamp(IdealLevel(logScale), FirstLevel, LastLevel);

    /// <summary>As <see cref="LevelFor"/>, of a texture that has every level.</summary>
    internal static int IdealLevel(double logScale) => (int)Math.Max(0, Math.Floor(0.5 - logScale / Math.Log(2)));

    internal TextureLevel Level(int level) => _levels[level - FirstLevel];

    private static void AddRow(ReadOnlySpan<byte> pixels, Span<Vector128<float>> texels, int firstLevel)
    {
        var share = 1f / (1 << (2 * firstLevel));
        for (var x = 0; x * 4 < pixels.Length; x++)
        {
            var p = pixels.Slice(x * 4, 4);
            var alpha = p[3] / 255f * share;
            texels[x >> firstLevel] += Vector128.Create(p[0] / 255f * alpha, p[1] / 255f * alpha, p[2] / 255f * alpha, alpha);
        }
    }
}
