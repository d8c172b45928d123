using ClipPaste.Web.Streaming;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Store;

/// <summary>A run as the database knows it.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Project">The project it belongs to.</param>
/// <param name="Phase">How it ended; queued where it is not over, whatever it is doing.</param>
/// <param name="Planned">Iterations in all.</param>
/// <param name="Began">When it was ordered.</param>
/// <param name="Ended">When it was over; null before.</param>
/// <param name="Newest">Its newest frame; null before the first.</param>
internal sealed record RunOutline(string Id, string Project, RunPhase Phase, int Planned, DateTimeOffset Began, DateTimeOffset? Ended, FrameMessage? Newest);
