using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// A collage's pieces and background as rasters of one working size: from the flat vector of parameters to the picture, and from the
/// picture's gradient back to the parameters. For one caller at a time; allocates nothing after the first call, but what the compositor
/// does.
/// </summary>
internal sealed class CollageScene : IDisposable
{
    private readonly RgbaImage[] _images;
    private readonly bool[] _mirrored;
    private readonly AffinePose[] _poses;
    private readonly PoseGradient[] _poseGradients;
    private readonly ICompositor _compositor;
    private readonly BackgroundRows _background;

    /// <summary>Prepares the pieces of a document.</summary>
    /// <param name="document">Its pieces stay the same; poses and colours come from the parameters.</param>
    /// <param name="compositor">Has one texture for each piece, in paint order, and the canvas's size; now the scene's.</param>
    public CollageScene(CollageDocument document, ICompositor compositor)
    {
        _images = [.. document.Pieces.Select(piece => piece.Cutout.Image)];
        _mirrored = new bool[_images.Length];
        Mirror(document);
        _poses = new AffinePose[_images.Length];
        _poseGradients = new PoseGradient[_images.Length];
        _compositor = compositor;
        _background = new BackgroundRows(compositor.Height);
        Canvas = new FloatCanvas(compositor.Width, compositor.Height);
        CanvasGradient = new FloatCanvas(compositor.Width, compositor.Height);
    }

    /// <summary>The picture of the last <see cref="Render"/>.</summary>
    public FloatCanvas Canvas { get; }

    /// <summary>Where dLoss/dCanvas is put before <see cref="Backward"/>.</summary>
    public FloatCanvas CanvasGradient { get; }

    /// <summary>The poses of the last <see cref="Render"/>, in the compositor's terms.</summary>
    public ReadOnlySpan<AffinePose> Poses => _poses;

    /// <summary>Takes from a document of the same pieces which of them are mirrored.</summary>
    public void Mirror(CollageDocument document)
    {
        for (var piece = 0; piece < _mirrored.Length; piece++)
            _mirrored[piece] = document.Pieces[piece].Pose.Mirrored;
    }

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

    /// <summary>Frees what the compositor holds outside the managed heap.</summary>
    public void Dispose() => (_compositor as IDisposable)?.Dispose();

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
