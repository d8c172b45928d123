using System.Diagnostics;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Commands;

/// <summary>Passes events on and measures how long each phase takes.</summary>
internal sealed class PhaseClock(IProgress<MakeEvent> next) : IProgress<MakeEvent>
{
    private readonly Dictionary<string, double> _seconds = [];
    private string? _phase;
    private long _began;

    public void Report(MakeEvent value)
    {
        if (value is MakeEvent.PhaseStarted started)
        {
            EndPhase();
            _phase = started.Name;
            _began = Stopwatch.GetTimestamp();
        }
        next.Report(value);
    }

    /// <summary>Ends the last phase and tells the seconds of each.</summary>
    public IReadOnlyDictionary<string, double> Finish()
    {
        EndPhase();
        return _seconds;
    }

    private void EndPhase()
    {
        if (_phase is not null)
            _seconds[_phase] = Math.Round(_seconds.GetValueOrDefault(_phase) + Stopwatch.GetElapsedTime(_began).TotalSeconds, 2);
        _phase = null;
    }
}
