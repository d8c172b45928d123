using ClipPaste.Engine.Rasters;

namespace ClipPaste.Engine.Collage;

/// <summary>The background's rows in sRGB from its control points in OKLab, and the gradient back. Allocates nothing after construction.</summary>
internal sealed class BackgroundRows
{
    private readonly ColourGradient _gradient;
    private readonly float[] _controls = new float[CollageParameters.OfBackground];
    private readonly float[] _controlGradient = new float[CollageParameters.OfBackground];
    private readonly float[] _lab;
    private readonly float[] _labGradient;
    private readonly float[] _rows;
    private readonly float[] _rowGradient;

    public BackgroundRows(int height)
    {
        _gradient = new ColourGradient(height);
        _lab = new float[height * 3];
        _labGradient = new float[height * 3];
        _rows = new float[height * 3];
        _rowGradient = new float[height * 3];
    }

    /// <summary>sRGB in 0..1, three floats a row.</summary>
    public ReadOnlySpan<float> Rows => _rows;

    /// <summary>Where dLoss/dRows is put before <see cref="Backward"/>.</summary>
    public Span<float> RowGradient => _rowGradient;

    /// <summary>Computes the rows.</summary>
    /// <param name="controls">L, a, b of the five control points.</param>
    public void Compute(ReadOnlySpan<double> controls)
    {
        for (var i = 0; i < _controls.Length; i++)
            _controls[i] = (float)controls[i];
        _gradient.Rows(_controls, _lab);
        OklabColour.ToSrgb(_lab, _rows);
    }

    /// <summary>Adds dLoss/dControls.</summary>
    public void Backward(Span<double> gradient)
    {
        OklabColour.ToSrgbBackward(_lab, _rowGradient, _labGradient);
        _gradient.Backward(_labGradient, _controlGradient);
        for (var i = 0; i < _controlGradient.Length; i++)
            gradient[i] += _controlGradient[i];
    }
}
