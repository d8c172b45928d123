using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// A collage's pieces and background as rasters of one working size: from the flat vector of parameters to the picture, and from the
/// picture's gradient back to the parameters. For one caller at a time; allocates nothing after the first call.
/// </summary>
internal sealed class CollageScene
{
    private readonly RgbaImage[] _images;
    private readonly bool[] _mirrored;
    private readonly AffinePose[] _poses;
    private readonly PoseGradient[] _poseGradients;
    private readonly AffineCompositor _compositor;
    private readonly BackgroundRows _background;

    /// <summary>Prepares the pieces of a document.</summary>
    /// <param name="document">Its pieces stay the same; poses and colours come from the parameters.</param>
    /// <param name="textures">One texture for each piece, in paint order.</param>
    /// <param name="longSide">Long side of the canvas in pixels.</param>
    /// <param name="threads">Worker threads.</param>
    public CollageScene(CollageDocument document, IReadOnlyList<TexturePyramid> textures, int longSide, int threads)
    {
        var (width, height) = new CanvasShape(document.Aspect).Pixels(longSide);
        _images = [.. document.Pieces.Select(piece => piece.Cutout.Image)];
        _mirrored = [.. document.Pieces.Select(piece => piece.Pose.Mirrored)];
        _poses = new AffinePose[_images.Length];
        _poseGradients = new PoseGradient[_images.Length];
        _compositor = new AffineCompositor(width, height, textures, threads);
        _background = new BackgroundRows(height);
        Canvas = new FloatCanvas(width, height);
        CanvasGradient = new FloatCanvas(width, height);
    }

    /// <summary>The picture of the last <see cref="Render"/>.</summary>
    public FloatCanvas Canvas { get; }

    /// <summary>Where dLoss/dCanvas is put before <see cref="Backward"/>.</summary>
    public FloatCanvas CanvasGradient { get; }

    /// <summary>The poses of the last <see cref="Render"/>, in the compositor's terms.</summary>
    public ReadOnlySpan<AffinePose> Poses => _poses;

    /// <summary>Draws the parameters' picture.</summary>
    public void Render(ReadOnlySpan<double> parameters)
    {
        for (var piece = 0; piece < _poses.Length; piece++)
        {
            var pose = CollageParameters.ReadPose(parameters, piece, _mirrored[piece]);
            _poses[piece] = CanvasShape.ToPixels(pose, _images[piece], Canvas.Width, Canvas.Height);
        }
        _background.Compute(parameters[(_poses.Length * CollageParameters.PerPiece)..]);
        _compositor.Render(_poses, _background.Rows, Canvas);
    }

    /// <summary>Adds the picture's gradient to that of the parameters.</summary>
    /// <param name="gradients">One of each parameter; added to.</param>
    public void Backward(Span<double> gradients)
    {
        _compositor.Backward(CanvasGradient, _poseGradients, _background.RowGradient);
        AddPoseGradients(_poseGradients, gradients);
        _background.Backward(gradients[(_poses.Length * CollageParameters.PerPiece)..]);
    }

    /// <summary>Adds gradients of poses to those of the parameters, in the order in which the parameters stand.</summary>
    public static void AddPoseGradients(ReadOnlySpan<PoseGradient> poses, Span<double> gradients)
    {
        for (var piece = 0; piece < poses.Length; piece++)
        {
            var slot = gradients.Slice(piece * CollageParameters.PerPiece, CollageParameters.PerPiece);
            slot[0] += poses[piece].X;
            slot[1] += poses[piece].Y;
            slot[2] += poses[piece].LogScale;
            slot[3] += poses[piece].Rotation;
            slot[4] += poses[piece].Opacity;
        }
    }
}
