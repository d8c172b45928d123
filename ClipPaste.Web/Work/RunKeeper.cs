using System.Collections.Immutable;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Work;

/// <summary>
/// Collects what runs do and writes it to the database about once a second, in one transaction, so that the thread that carries runs out never
/// waits for a disk. Safe to use from any thread.
/// </summary>
/// <param name="store">Where it is written.</param>
internal sealed class RunKeeper(RunStore store)
{
    /// <summary>How often to write: with checkpoints as often, a run that is killed repeats less than two seconds.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(.9);

    private readonly Lock _gate = new();
    private readonly Lock _writing = new();
    private ImmutableDictionary<JobFence, RunNews> _news = ImmutableDictionary<JobFence, RunNews>.Empty;

    /// <summary>Notes a frame.</summary>
    public void Note(JobFence held, FrameMessage frame) => Change(held, news => news with { Frames = news.Frames.Add(frame) });

    /// <summary>Notes other pieces.</summary>
    public void Note(JobFence held, TimelineScene scene) => Change(held, news => news with { Scenes = news.Scenes.Add(scene) });

    /// <summary>Notes where a run can go on.</summary>
    public void Note(JobFence held, KeptRun kept) => Change(held, news => news with { Kept = kept });

    /// <summary>Writes what was noted since the last time.</summary>
    /// <exception cref="SqliteException">The disk is full, or the database refuses; nothing noted is lost.</exception>
    public void Write()
    {
        lock (_writing)
        {
            ImmutableDictionary<JobFence, RunNews> news;
            lock (_gate)
                (news, _news) = (_news, ImmutableDictionary<JobFence, RunNews>.Empty);
            if (news.IsEmpty)
                return;
            try
            {
                store.Write(news.Values);
            }
            catch
            {
                lock (_gate)
                {
                    foreach (var old in news.Values)
                        _news = _news.SetItem(old.Held, _news.TryGetValue(old.Held, out var now) ? Joined(old, now) : old);
                }
                throw;
            }
        }
    }

    /// <summary>The same for those who only want to see the newest, and see a little less while the database is away.</summary>
    public void TryWrite()
    {
        try
        {
            Write();
        }
        catch (SqliteException fault) when (StudioDatabase.IsAway(fault))
        {
            return;
        }
    }

    private static RunNews Joined(RunNews old, RunNews now) =>
        new(old.Held, old.Frames.AddRange(now.Frames), old.Scenes.AddRange(now.Scenes), now.Kept ?? old.Kept);

    private void Change(JobFence held, Func<RunNews, RunNews> change)
    {
        lock (_gate)
            _news = _news.SetItem(held, change(_news.TryGetValue(held, out var news) ? news : new RunNews(held, [], [], null)));
    }
}
