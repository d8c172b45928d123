using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Streaming;

namespace ClipPaste.Web.Commands;

/// <summary>What the studio does for those who watch, once an iteration: makes the message, hands it on and writes it for each of them.</summary>
internal sealed class BenchStream : IDisposable
{
    /// <summary>How many watch.</summary>
    public const int Watchers = 3;

    private readonly RunFeed _feed = new();
    private readonly RunFeed.Watch[] _watchers;
    private readonly ImmutableArray<string> _ids;
    private readonly IterationFrame _frame;

    /// <summary>Prepares a frame of a document.</summary>
    public BenchStream(CollageDocument document)
    {
        _ids = [.. document.Pieces.Select(piece => piece.Id)];
        // Numbers as a run has them: with all their digits.
        _frame = new IterationFrame(
            123, 1 / 3.0, 2 / 7.0, [.. document.Pieces.Select(piece => piece.Pose with { X = piece.Pose.X / 3, Rotation = piece.Pose.Rotation + 1 / 7.0 })],
            document.Background.Colours, 13.7, 42.1);
        _watchers = [.. Enumerable.Range(0, Watchers).Select(_ => _feed.Begin(0))];
    }

    /// <summary>Bytes of a frame for one who watches.</summary>
    public int Bytes { get; private set; }

    /// <summary>Does it once.</summary>
    /// <returns>Milliseconds.</returns>
    public double Run()
    {
        var began = Stopwatch.GetTimestamp();
        _feed.Publish(FrameMessage.Of("the-benchmark", 1, _frame, 1_800_000_000_000, _ids));
        foreach (var watcher in _watchers)
        {
            if (watcher.Frames.TryRead(out var message))
                Bytes = JsonSerializer.SerializeToUtf8Bytes(message, MessageJson.Options).Length;
        }
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_watchers, watcher => watcher.Dispose());
}
