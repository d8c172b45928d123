namespace ClipPaste.Engine.Rasters;

/// <summary>
/// The affine map from the pixels of a canvas to the texels of one mip level, for one pose. Pixel and texel centres lie at whole numbers;
/// u and v are texels plus 1, to index a level with its one-texel border directly, so the texture with its faded edge is 0 to size + 1.
/// </summary>
internal readonly struct TextureMap
{
    private readonly double _centreU, _centreV, _u0, _v0, _uy, _vy, _limitU, _limitV;
    private readonly int _canvasWidth, _canvasHeight, _mirror;

    /// <param name="textureWidth">Width of level 0.</param>
    /// <param name="textureHeight">Height of level 0.</param>
    /// <param name="level">The mip level.</param>
    /// <param name="levelWidth">Width of that level.</param>
    /// <param name="levelHeight">Height of that level.</param>
    /// <param name="pose">Where the layer lies; its scale counts in pixels of this canvas.</param>
    /// <param name="canvasWidth">Canvas width in pixels.</param>
    /// <param name="canvasHeight">Canvas height in pixels.</param>
    public TextureMap(
        int textureWidth,
        int textureHeight,
        int level,
        int levelWidth,
        int levelHeight,
        in AffinePose pose,
        int canvasWidth,
        int canvasHeight)
    {
        (_canvasWidth, _canvasHeight) = (canvasWidth, canvasHeight);
        (_limitU, _limitV) = (levelWidth + 1, levelHeight + 1);
        _mirror = pose.Mirrored ? -1 : 1;
        var perTexel = 1.0 / (1L << level);
        var k = Math.Exp(-pose.LogScale) * perTexel;
        var (sin, cos) = Math.SinCos(pose.Rotation);
        (StepU, _uy) = (_mirror * k * cos, _mirror * k * sin);
        (StepV, _vy) = (-k * sin, k * cos);
        // A texel of level l spans 2^l of level 0, so texel u of level 0 lies at (u + .5) / 2^l - .5 of it.
        (_centreU, _centreV) = (textureWidth * 0.5 * perTexel + 0.5, textureHeight * 0.5 * perTexel + 0.5);
        var centreX = (canvasWidth - 1) / 2.0 + (double)pose.X * canvasWidth;
        var centreY = (canvasHeight - 1) / 2.0 + (double)pose.Y * canvasHeight;
        _u0 = _centreU - StepU * centreX - _uy * centreY;
        _v0 = _centreV - StepV * centreX - _vy * centreY;
    }

    /// <summary>How much u grows from one column to the next.</summary>
    public double StepU { get; }

    /// <summary>How much v grows from one column to the next.</summary>
    public double StepV { get; }

    /// <summary>u at a pixel.</summary>
    public double U(double x, double y) => _u0 + StepU * x + _uy * y;

    /// <summary>v at a pixel.</summary>
    public double V(double x, double y) => _v0 + StepV * x + _vy * y;

    /// <summary>
    /// The columns from <paramref name="from"/> to before <paramref name="to"/> in which row <paramref name="y"/> meets the texture or its
    /// faded edge.
    /// </summary>
    public (int From, int To) Span(int y, int from, int to)
    {
        double low = from, high = to - 1;
        Clip(U(0, y), StepU, _limitU, ref low, ref high);
        Clip(V(0, y), StepV, _limitV, ref low, ref high);
        return low <= high ? ((int)low, (int)high + 1) : (from, from);
    }

    /// <summary>Whether the texture with its faded edge lies wholly on the canvas.</summary>
    public bool LiesInside()
    {
        // The inverse of the 2 x 2 part gives the half extent in pixels: it is a scaled rotation, perhaps mirrored.
        var area = StepU * _vy - _uy * StepV;
        var (halfU, halfV) = (_limitU - _centreU, _limitV - _centreV);
        var halfX = (Math.Abs(_vy) * halfU + Math.Abs(_uy) * halfV) / Math.Abs(area);
        var halfY = (Math.Abs(StepV) * halfU + Math.Abs(StepU) * halfV) / Math.Abs(area);
        var (fromCentreU, fromCentreV) = (_u0 - _centreU, _v0 - _centreV);
        var x = (_uy * fromCentreV - _vy * fromCentreU) / area;
        var y = (StepV * fromCentreU - StepU * fromCentreV) / area;
        return x - halfX >= -0.5 && x + halfX <= _canvasWidth - 0.5 && y - halfY >= -0.5 && y + halfY <= _canvasHeight - 0.5;
    }

    /// <summary>
    /// Chains a row's sums of dL/du and dL/dv, plain and weighted with the distance from column <paramref name="middle"/>, to the pose:
    /// du/dx0 = -StepU, du/d(log scale) = -(u - centre), du/d(rotation) = m (v - centre), dv/d(rotation) = -m (u - centre), with m = -1
    /// when mirrored.
    /// </summary>
    public void AddToPose(int y, double middle, double u, double v, double weightedU, double weightedV, ref PoseGradient pose)
    {
        var fromCentreU = U(middle, y) - _centreU;
        var fromCentreV = V(middle, y) - _centreV;
        pose.X -= _canvasWidth * (StepU * u + StepV * v);
        pose.Y -= _canvasHeight * (_uy * u + _vy * v);
        pose.LogScale -= fromCentreU * u + StepU * weightedU + fromCentreV * v + StepV * weightedV;
        pose.Rotation += _mirror * (fromCentreV * u + StepV * weightedU - fromCentreU * v - StepU * weightedV);
    }

    /// <summary>Narrows [low, high] to the whole numbers where 0 &lt;= start + slope x &lt;= limit.</summary>
    private static void Clip(double start, double slope, double limit, ref double low, ref double high)
    {
        if (slope == 0)
        {
            if (start < 0 || start > limit)
                high = double.NegativeInfinity;
            return;
        }
        var (a, b) = (-start / slope, (limit - start) / slope);
        low = Math.Max(low, Math.Ceiling(Math.Min(a, b)));
        high = Math.Min(high, Math.Floor(Math.Max(a, b)));
    }
}
