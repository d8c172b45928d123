namespace ClipPaste.Engine.Collage;

/// <summary>
/// Keeps a run's parameters where pictures stay natural: poses within their bounds, colours within a limited chroma and near those of
/// the photos.
/// </summary>
internal sealed class ParameterBounds
{
    private const double Darkest = .06;
    private const double Brightest = .98;
    private const double Greyish = .015;
    private const double LightnessRange = .16;

    private readonly PoseBounds[] _poses;
    private readonly bool[] _mirrored;
    private readonly PoseLocks[] _locks;
    private readonly bool _backgroundLocked;
    private readonly double[] _startColours;
    private readonly bool _keepsColours;
    private readonly double _chromaLimit;
    private readonly double _colourPull;
    private readonly double _huePull;

    /// <summary>Bounds around a layout.</summary>
    /// <param name="start">Its poses are allowed, whatever they are.</param>
    /// <param name="options">Limits of the colours.</param>
    /// <param name="keepsColours">Whether its colours are allowed too, whatever they are.</param>
    public ParameterBounds(CollageDocument start, RunOptions options, bool keepsColours = false)
    {
        var shape = new CanvasShape(start.Aspect);
        _poses = [.. start.Pieces.Select(piece => new PoseBounds(piece, shape, keepsPose: true))];
        _mirrored = [.. start.Pieces.Select(piece => piece.Pose.Mirrored)];
        _locks = [.. start.Pieces.Select(piece => piece.Locks)];
        _backgroundLocked = start.Background.Locked;
        _startColours = CollageParameters.Of(start)[(_poses.Length * CollageParameters.PerPiece)..];
        _keepsColours = keepsColours;
        _chromaLimit = options.ChromaLimit;
        _colourPull = options.ColourPull / Background.ControlPoints;
        _huePull = options.HuePull;
    }

    /// <summary>Adds the pull towards the starting colours to the gradient.</summary>
    /// <returns>Its share of the loss.</returns>
    public double PullColours(ReadOnlySpan<double> parameters, Span<double> gradients)
    {
        var offset = _poses.Length * CollageParameters.PerPiece;
        double loss = 0;
        for (var i = 0; i < _startColours.Length; i += 3)
            loss += PullColour(parameters.Slice(offset + i, 3), _startColours.AsSpan(i, 3), gradients.Slice(offset + i, 3));
        return loss;
    }

    // Lightness, and chroma along the starting hue, give way easily; across it, the hue would turn.
    private double PullColour(ReadOnlySpan<double> colour, ReadOnlySpan<double> start, Span<double> gradient)
    {
        var (_, hueA, hueB) = HueOf(start);
        var (lightness, a, b) = (colour[0] - start[0], colour[1] - start[1], colour[2] - start[2]);
        var along = a * hueA + b * hueB;
        var (acrossA, acrossB) = (a - along * hueA, b - along * hueB);
        gradient[0] += 2 * _colourPull * lightness;
        gradient[1] += 2 * _colourPull * (along * hueA + _huePull * acrossA);
        gradient[2] += 2 * _colourPull * (along * hueB + _huePull * acrossB);
        return _colourPull * (lightness * lightness + along * along + _huePull * (acrossA * acrossA + acrossB * acrossB));
    }

    /// <summary>Moves every parameter to the nearest allowed value.</summary>
    public void Project(Span<double> parameters)
    {
        for (var piece = 0; piece < _poses.Length; piece++)
        {
            var pose = CollageParameters.ReadPose(parameters, piece, _mirrored[piece]);
            CollageParameters.WritePose(parameters, piece, KeepLocked(_locks[piece], pose, _poses[piece].Project(pose)));
        }
        if (_backgroundLocked)
            return;
        for (var point = 0; point < Background.ControlPoints; point++)
        {
            var colour = parameters.Slice(_poses.Length * CollageParameters.PerPiece + point * 3, 3);
            ProjectColour(colour, _startColours.AsSpan(point * 3, 3));
        }
    }

    private void ProjectColour(Span<double> colour, ReadOnlySpan<double> start)
    {
        var (darkest, brightest) = _keepsColours ? (Math.Min(Darkest, start[0]), Math.Max(Brightest, start[0])) : (Darkest, Brightest);
        colour[0] = Math.Clamp(Math.Clamp(colour[0], start[0] - LightnessRange, start[0] + LightnessRange), darkest, brightest);
        var (chroma, hueA, hueB) = HueOf(start);
        var strongest = Math.Min(_keepsColours ? Math.Max(_chromaLimit, chroma) : _chromaLimit, 1.8 * chroma + .02);
        var along = Math.Clamp(colour[1] * hueA + colour[2] * hueB, 0, strongest);
        var (acrossA, acrossB) = (colour[1] - (colour[1] * hueA + colour[2] * hueB) * hueA, colour[2] - (colour[1] * hueA + colour[2] * hueB) * hueB);
        var across = Math.Sqrt(acrossA * acrossA + acrossB * acrossB);
        var factor = Math.Min(1, (.25 * along + .012) / Math.Max(across, 1e-9));
        (colour[1], colour[2]) = (along * hueA + factor * acrossA, along * hueB + factor * acrossB);
    }

    // A grey has no hue: all of its chroma counts as a turn of the hue.
    private static (double Chroma, double A, double B) HueOf(ReadOnlySpan<double> colour)
    {
        var chroma = Math.Sqrt(colour[1] * colour[1] + colour[2] * colour[2]);
        return chroma > Greyish ? (chroma, colour[1] / chroma, colour[2] / chroma) : (chroma, 0, 0);
    }

    private static Pose KeepLocked(PoseLocks locks, in Pose now, in Pose projected) => new(
        (locks & PoseLocks.Position) != PoseLocks.None ? now.X : projected.X,
        (locks & PoseLocks.Position) != PoseLocks.None ? now.Y : projected.Y,
        (locks & PoseLocks.Scale) != PoseLocks.None ? now.LogScale : projected.LogScale,
        (locks & PoseLocks.Rotation) != PoseLocks.None ? now.Rotation : projected.Rotation,
        (locks & PoseLocks.Opacity) != PoseLocks.None ? now.Opacity : projected.Opacity,
        now.Mirrored);
}
