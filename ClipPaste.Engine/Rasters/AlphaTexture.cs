namespace ClipPaste.Engine.Rasters;

/// <summary>The alpha of a texture's coarser levels, for work on a coarse grid, each with the same border as <see cref="TextureLevel"/>.</summary>
internal sealed class AlphaTexture
{
    private const int LargestSide = 192;
    private readonly int _firstLevel;
    private readonly Plane[] _levels;

    public AlphaTexture(TexturePyramid texture)
    {
        (Width, Height) = (texture.Width, texture.Height);
        _firstLevel = texture.FirstLevel;
        while (_firstLevel < texture.LastLevel && Math.Max(texture.Width, texture.Height) >> _firstLevel > LargestSide)
            _firstLevel++;
        _levels = new Plane[texture.LastLevel - _firstLevel + 1];
        for (var i = 0; i < _levels.Length; i++)
            _levels[i] = new Plane(texture.Level(_firstLevel + i));
        Mass = _levels[0].Alpha.Sum(alpha => (double)alpha) * Math.Pow(4, _firstLevel);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The sum of all alphas, in texels of level 0.</summary>
    public double Mass { get; }

    public Plane LevelFor(double logScale, out int level)
    {
        level = Math.Clamp(TexturePyramid.IdealLevel(logScale), _firstLevel, _firstLevel + _levels.Length - 1);
        return _levels[level - _firstLevel];
    }

    internal sealed class Plane
    {
        public Plane(TextureLevel level)
        {
            (Width, Height, Stride) = (level.Width, level.Height, level.Stride);
            Alpha = Array.ConvertAll(level.Texels, texel => texel[3]);
        }

        public int Width { get; }

        public int Height { get; }

        public int Stride { get; }

        public float[] Alpha { get; }
    }
}
