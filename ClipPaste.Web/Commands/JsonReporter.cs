using System.Text.Encodings.Web;
using System.Text.Json;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Commands;

/// <summary>One JSON object a line on standard output, and nothing else.</summary>
internal sealed class JsonReporter(TextWriter output) : IMakeReporter
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _lock = new();

    public void Report(MakeEvent value) => Write(value switch
    {
        MakeEvent.PhaseStarted phase => new { @event = "phase", name = phase.Name },
        MakeEvent.Progressed progress => new
        {
            @event = "progress",
            done = progress.Done,
            total = progress.Total,
            secondsLeft = Rounded(progress.SecondsLeft),
        },
        MakeEvent.Iterated { Frame: var frame } => new
        {
            @event = "iteration",
            number = frame.Number,
            loss = frame.Loss,
            score = frame.Score,
            secondsLeft = Rounded(frame.SecondsLeft),
        },
        MakeEvent.Warned warning => new { @event = "warning", message = warning.Message },
        _ => throw new ArgumentException($"{value.GetType().Name} has no form in JSON.", nameof(value)),
    });

    public void Done(MakeSummary summary) => Write(new
    {
        @event = "done",
        image = summary.Image,
        credits = summary.Credits,
        project = summary.Project,
        width = summary.Width,
        height = summary.Height,
        model = summary.Model,
        seed = summary.Seed,
        pieces = summary.Pieces,
        iterations = summary.Iterations,
        startScore = summary.StartScore,
        endScore = summary.EndScore,
        stopped = summary.Stopped,
        seconds = summary.Seconds,
    });

    public void Failed(string message) => Write(new { @event = "error", message });

    private static double? Rounded(double? seconds) => seconds is { } known && double.IsFinite(known) ? Math.Round(known, 1) : null;

    private void Write(object line)
    {
        lock (_lock)
        {
            output.WriteLine(JsonSerializer.Serialize(line, Options));
            output.Flush();
        }
    }
}
