namespace ClipPaste.Engine.Rasters;

/// <summary>
/// A vertical colour gradient through five control points: a cubic Hermite curve with finite-difference tangents, as in CLIP and PASTE
/// (Gonsalves 2022). Control point k lies at row <c>k * (height - 1) / 4</c>. The rows are a constant matrix times the control values, so
/// the gradient is its transpose. Works on any three channels; nothing is clamped, and the curve may overshoot its control values.
/// </summary>
public sealed class ColourGradient
{
    /// <summary>The number of control points.</summary>
    public const int ControlPoints = 5;

    private const int Channels = 3;
    private readonly double[] _matrix;

    /// <summary>Prepares the matrix for a canvas of <paramref name="height"/> rows, at least 2.</summary>
    public ColourGradient(int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 2);
        Height = height;
        _matrix = new double[height * ControlPoints];
        for (var row = 0; row < height; row++)
            FillRow(_matrix.AsSpan(row * ControlPoints, ControlPoints), row * (ControlPoints - 1) / (double)(height - 1));
    }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>The matrix W, <c>[Height, 5]</c>, row-major: rows = W y. Every row of it sums to 1.</summary>
    public ReadOnlySpan<double> Matrix => _matrix;

    /// <summary>Computes the rows.</summary>
    /// <param name="controls"><c>[5, 3]</c> control values.</param>
    /// <param name="rows">Receives <c>[Height, 3]</c>.</param>
    public void Rows(ReadOnlySpan<float> controls, Span<float> rows)
    {
        RequireLengths(controls.Length, rows.Length);
        for (var row = 0; row < Height; row++)
        {
            var w = _matrix.AsSpan(row * ControlPoints, ControlPoints);
            for (var channel = 0; channel < Channels; channel++)
            {
                var sum = 0.0;
                for (var k = 0; k < ControlPoints; k++)
                    sum += w[k] * controls[k * Channels + channel];
                rows[row * Channels + channel] = (float)sum;
            }
        }
    }

    /// <summary>Carries a gradient from the rows back to the control values.</summary>
    /// <param name="rowGradient"><c>[Height, 3]</c>.</param>
    /// <param name="controlGradient">Is overwritten with <c>[5, 3]</c>.</param>
    public void Backward(ReadOnlySpan<float> rowGradient, Span<float> controlGradient)
    {
        RequireLengths(controlGradient.Length, rowGradient.Length);
        Span<double> sums = stackalloc double[ControlPoints * Channels];
        sums.Clear();
        for (var row = 0; row < Height; row++)
        {
            for (var k = 0; k < ControlPoints; k++)
            {
                var w = _matrix[row * ControlPoints + k];
                for (var channel = 0; channel < Channels; channel++)
                    sums[k * Channels + channel] += w * rowGradient[row * Channels + channel];
            }
        }
        for (var i = 0; i < sums.Length; i++)
            controlGradient[i] = (float)sums[i];
    }

    /// <summary>One row of W at <paramref name="position"/>, measured in control-point spacings (so that the spacing h is 1).</summary>
    private static void FillRow(Span<double> w, double position)
    {
        var k = Math.Min((int)position, ControlPoints - 2);
        var u = position - k;
        var (u2, u3) = (u * u, u * u * u);
        w[k] += 1 - 3 * u2 + 2 * u3;
        w[k + 1] += 3 * u2 - 2 * u3;
        AddTangent(w, k, u - 2 * u2 + u3);
        AddTangent(w, k + 1, u3 - u2);
    }

    /// <summary>
    /// Adds <paramref name="weight"/> times the tangent at control point <paramref name="k"/>: the mean of the slopes beside it.
    /// </summary>
    private static void AddTangent(Span<double> w, int k, double weight)
    {
        var (before, after) = (Math.Max(k - 1, 0), Math.Min(k + 1, ControlPoints - 1));
        w[after] += weight / (after - before);
        w[before] -= weight / (after - before);
    }

    private void RequireLengths(int controls, int rows)
    {
        if (controls != ControlPoints * Channels)
            throw new ArgumentException(
                $"Five control points of three channels are {ControlPoints * Channels} floats, not {controls}.", nameof(controls));
        if (rows != Height * Channels)
            throw new ArgumentException($"{Height} rows of three channels are {Height * Channels} floats, not {rows}.", nameof(rows));
    }
}
