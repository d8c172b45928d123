using ClipPaste.Engine.Cutouts;

namespace ClipPaste.Engine.Collage;

/// <summary>
/// The poses a piece may take: it stays on the canvas, near its proposed size and tilt, and a side along which the photo's border cut it
/// never shows inside the canvas.
/// </summary>
public sealed class PoseBounds
{
    private const double CutRotation = .025;
    private const double BorderMargin = .004;
    private const double Rounding = 1e-6;

    private readonly CanvasShape _shape;
    private readonly double _unitWidth;
    private readonly double _unitHeight;
    private readonly CutSides _cut;
    private readonly double _mostRotation;
    private readonly Freedom _freedom;
    private readonly Pose _proposed;
    private readonly double _leastLogScale;
    private readonly double _leastOpacity;
    private readonly bool _keepsX;
    private readonly bool _keepsY;

    /// <summary>Bounds around a proposed pose.</summary>
    /// <param name="piece">The piece at its proposed pose.</param>
    /// <param name="shape">The canvas.</param>
    /// <param name="keepsPose">Whether the bounds are widened until they hold the proposed pose: where a user has put a piece it may
    /// stay.</param>
    public PoseBounds(Piece piece, CanvasShape shape, bool keepsPose = false)
    {
        _shape = shape;
        (_unitWidth, _unitHeight) = CanvasShape.UnitExtent(piece.Cutout.Image);
        var cut = piece.Role == PieceRole.Subject ? WithoutOpposites(piece.Cutout.CutSides) : piece.Cutout.CutSides;
        _cut = piece.Pose.Mirrored ? cut.Mirrored() : cut;
        _freedom = Freedom.Of(piece.Role);
        // What spans the canvas stays upright; what is cut on one side may lean a little behind the canvas's border.
        _mostRotation = _cut == CutSides.None ? double.MaxValue : Spans(CutSides.Left | CutSides.Right) || Spans(CutSides.Top | CutSides.Bottom) ? 0 : CutRotation;
        _proposed = piece.Pose;
        _leastLogScale = LeastLogScale();
        _leastOpacity = _freedom.LeastOpacity;
        if (!keepsPose)
            return;
        if (_proposed.LogScale < _leastLogScale - Rounding)
            _leastLogScale = _proposed.LogScale;
        if (Math.Abs(_proposed.Rotation) > _mostRotation + Rounding)
            _mostRotation = Math.Abs(_proposed.Rotation);
        _leastOpacity = Math.Min(_leastOpacity, _proposed.Opacity);
        var nearest = Project(_proposed);
        _keepsX = Math.Abs(nearest.X - _proposed.X) > Rounding;
        _keepsY = Math.Abs(nearest.Y - _proposed.Y) > Rounding;
    }

    /// <summary>The nearest allowed pose.</summary>
    public Pose Project(in Pose pose)
    {
        var logScale = Math.Clamp(pose.LogScale, _proposed.LogScale - _freedom.Growth, _proposed.LogScale + _freedom.Growth);
        logScale = Math.Max(logScale, _leastLogScale);
        var rotation = Math.Clamp(pose.Rotation, _proposed.Rotation - _freedom.Turn, _proposed.Rotation + _freedom.Turn);
        rotation = Math.Clamp(rotation, -_mostRotation, _mostRotation);
        var halfWidth = Math.Exp(logScale) * _unitWidth / 2;
        var halfHeight = Math.Exp(logScale) * _unitHeight / 2;
        var lean = Math.Abs(Math.Sin(rotation));
        return pose with
        {
            LogScale = logScale,
            Rotation = rotation,
            X = ProjectAxis(
                pose.X, _proposed.X, _freedom.Across, _shape.Width, halfWidth, lean * halfHeight, CutSides.Left, CutSides.Right, _keepsX),
            Y = ProjectAxis(
                pose.Y, _proposed.Y, _freedom.UpAndDown, _shape.Height, halfHeight, lean * halfWidth, CutSides.Top, CutSides.Bottom,
                _keepsY),
            Opacity = Math.Clamp(pose.Opacity, _leastOpacity, 1),
        };
    }

    // A subject that fills its photo touches opposite borders: better a short straight edge than a ball as large as the canvas.
    private static CutSides WithoutOpposites(CutSides sides)
    {
        const CutSides across = CutSides.Left | CutSides.Right;
        const CutSides upright = CutSides.Top | CutSides.Bottom;
        if ((sides & across) == across)
            sides &= ~across;
        return (sides & upright) == upright ? sides & ~upright : sides;
    }

    private bool Spans(CutSides opposite) => (_cut & opposite) == opposite;

    // A piece cut on two opposite sides must span the canvas between them, whatever size was proposed.
    private double LeastLogScale()
    {
        var least = double.NegativeInfinity;
        if (Spans(CutSides.Left | CutSides.Right))
            least = Math.Log((_shape.Width + 4 * BorderMargin) / _unitWidth);
        if (Spans(CutSides.Top | CutSides.Bottom))
            least = Math.Max(least, Math.Log((_shape.Height + 4 * BorderMargin) / _unitHeight));
        return least;
    }

    private double ProjectAxis(
        double value, double proposed, double travel, double canvas, double half, double lean, CutSides low, CutSides high,
        bool keepsProposed)
    {
        var edge = canvas / 2;
        var centre = Math.Clamp(value, proposed - travel, proposed + travel) * canvas;
        var overhang = _freedom.Overhang * 2 * half;
        var least = half - edge - overhang;
        var most = edge - half + overhang;
        if ((_cut & low) != CutSides.None)
        {
            most = half - edge - lean - BorderMargin;
            least = Math.Min(most, half - edge - lean - BorderMargin - .25 * half);
        }
        if ((_cut & high) != CutSides.None)
        {
            var flush = edge - half + lean + BorderMargin;
            (least, most) = (_cut & low) != CutSides.None ? (Math.Min(flush, most), Math.Max(flush, most)) : (flush, flush + .25 * half);
        }
        if (least > most)
            least = most = (least + most) / 2;
        if (keepsProposed)
            (least, most) = (Math.Min(least, proposed * canvas), Math.Max(most, proposed * canvas));
        return Math.Clamp(centre, least, most) / canvas;
    }

    /// <summary>How far a role may stray from its proposal.</summary>
    /// <param name="Across">In canvas widths.</param>
    /// <param name="UpAndDown">In canvas heights: less, for what stands on the ground must not fly.</param>
    /// <param name="Growth">In the logarithm of the scale.</param>
    /// <param name="Turn">In radians.</param>
    /// <param name="Overhang">Part of the piece's own size that may lie outside the canvas.</param>
    /// <param name="LeastOpacity">Opacity it keeps.</param>
    private readonly record struct Freedom(double Across, double UpAndDown, double Growth, double Turn, double Overhang, double LeastOpacity)
    {
        public static Freedom Of(PieceRole role) => role switch
        {
            PieceRole.Subject => new(.18, .08, .32, .12, .02, 1),
            PieceRole.Scenery => new(.10, .06, .2, .04, .25, 1),
            _ => new(.10, .10, .25, .02, .5, .5),
        };
    }
}
