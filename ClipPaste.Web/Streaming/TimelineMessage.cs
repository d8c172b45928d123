using System.Collections.Immutable;

namespace ClipPaste.Web.Streaming;

/// <summary>All iterations of a run.</summary>
/// <param name="Scenes">Its pieces over the iterations.</param>
/// <param name="Frames">By rising number.</param>
internal sealed record TimelineMessage(ImmutableArray<TimelineScene> Scenes, ImmutableArray<FrameMessage> Frames);
