using System.Diagnostics;

namespace ClipPaste.Engine.Collage;

/// <summary>Reports steps done and estimates the seconds left from the time they took so far.</summary>
internal sealed class ProgressClock(IProgress<MakeEvent> progress, int total)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private int _done;

    public void Step() => Reach(_done + 1);

    public void Reach(int done)
    {
        _done = done;
        var elapsed = Stopwatch.GetElapsedTime(_began).TotalSeconds;
        progress.Report(new MakeEvent.Progressed(done, total, done == 0 ? null : elapsed / done * (total - done)));
    }
}
