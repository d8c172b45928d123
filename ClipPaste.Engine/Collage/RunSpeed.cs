namespace ClipPaste.Engine.Collage;

/// <summary>Recent speed of a run, smoothed.</summary>
internal sealed class RunSpeed
{
    private const double Smoothing = .1;
    private double _seconds;

    public double PerSecond => _seconds > 0 ? 1 / _seconds : 0;

    public void Add(double seconds) => _seconds = _seconds == 0 ? seconds : _seconds + Smoothing * (seconds - _seconds);
}
