using System.IO.Compression;
using System.Text.Json;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Streaming;

/// <summary>The iterations of runs, for those who look back. Safe to use from any thread.</summary>
internal sealed class RunTimeline(RunStore runs, RunKeeper keeper)
{
    /// <summary>All of a run, as JSON compressed with Brotli; null where there is no such run.</summary>
    public byte[]? Compressed(string run)
    {
        if (runs.Find(run) is not { } found)
            return null;
        if (!found.Over)
            return Made(run);
        if (runs.Timeline(run) is { } kept)
            return kept;
        var made = Made(run);
        runs.KeepTimeline(run, made);
        return made;
    }

    /// <summary>An iteration; null where it was not kept.</summary>
    public BranchPoint? At(string run, int number)
    {
        keeper.TryWrite();
        return runs.Frame(run, number) is { } frame && runs.Scenes(run).LastOrDefault(scene => scene.From <= number) is { } scene
            ? new BranchPoint(scene, frame) : null;
    }

    private byte[] Made(string run)
    {
        keeper.TryWrite();
        using var bytes = new MemoryStream();
        using (var compressed = new BrotliStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            JsonSerializer.Serialize(compressed, new TimelineMessage(runs.Scenes(run), runs.Frames(run)), MessageJson.Options);
        return bytes.ToArray();
    }
}
