using System.Collections.Immutable;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Store;

/// <summary>What is to be written of a run, together or not at all.</summary>
/// <param name="Held">The run's job; nothing is written when it was lost.</param>
/// <param name="Frames">Its frames since the last news.</param>
/// <param name="Scenes">Its pieces, from iterations on.</param>
/// <param name="Kept">From where it can go on; null where that has not changed.</param>
internal sealed record RunNews(JobFence Held, ImmutableList<FrameMessage> Frames, ImmutableList<TimelineScene> Scenes, KeptRun? Kept);
