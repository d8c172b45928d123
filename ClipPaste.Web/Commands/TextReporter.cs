using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Commands;

/// <summary>Phases, progress and time left for a person: one line that is written over on a terminal, plain lines elsewhere.</summary>
internal sealed class TextReporter(TextWriter output, bool terminal) : IMakeReporter
{
    private readonly Lock _lock = new();
    private string _phase = "";
    private int _lastTenth = -1;
    private bool _lineOpen;

    public void Report(MakeEvent value)
    {
        lock (_lock)
        {
            switch (value)
            {
                case MakeEvent.PhaseStarted phase:
                    CloseLine();
                    _phase = phase.Name;
                    _lastTenth = -1;
                    Show($"{_phase,-16}", 0, 1);
                    break;
                case MakeEvent.Progressed progress:
                    Show($"{_phase,-16} {progress.Done}/{progress.Total}{Left(progress.SecondsLeft)}", progress.Done, progress.Total);
                    break;
                case MakeEvent.Iterated { Frame: var frame }:
                    ShowIteration(frame);
                    break;
                case MakeEvent.Warned warning:
                    CloseLine();
                    output.WriteLine($"  note: {warning.Message}");
                    break;
            }
        }
    }

    public void Done(MakeSummary summary)
    {
        lock (_lock)
        {
            CloseLine();
            if (summary.Stopped)
                output.WriteLine("Stopped; the best so far is kept.");
            var pieces = summary.Pieces == 1 ? "1 piece" : $"{summary.Pieces} pieces";
            output.WriteLine($"{summary.Image}  {summary.Width} x {summary.Height}, {pieces}, judged by {summary.Model}");
            output.WriteLine($"  score {summary.StartScore:0.000} -> {summary.EndScore:0.000} after {summary.Iterations} iterations, "
                + $"{summary.Seconds.Values.Sum():0} s in all, seed {summary.Seed}");
            output.WriteLine($"  credits {summary.Credits}");
            output.WriteLine($"  project {summary.Project}");
        }
    }

    public void Failed(string message)
    {
        lock (_lock)
            CloseLine();
    }

    private void ShowIteration(IterationFrame frame)
    {
        var total = frame.Number + (int)Math.Round(frame.SecondsLeft * frame.IterationsPerSecond);
        var pace = $"{frame.IterationsPerSecond:0.0} a second{Left(frame.SecondsLeft)}";
        Show($"{_phase,-16} {frame.Number}/{total}, score {frame.Score:0.000}, {pace}", frame.Number, total);
    }

    private static string Left(double? seconds) =>
        seconds is { } known && double.IsFinite(known) && known >= 1 ? $", {known:0} s left" : "";

    private void Show(string line, int done, int total)
    {
        var tenth = total > 0 ? done * 10 / total : 0;
        if (terminal)
        {
            output.Write($"\r{line,-78}");
            _lineOpen = true;
        }
        else if (tenth != _lastTenth)
        {
            output.WriteLine(line.TrimEnd());
        }
        _lastTenth = tenth;
    }

    private void CloseLine()
    {
        if (_lineOpen)
            output.WriteLine();
        _lineOpen = false;
    }
}
