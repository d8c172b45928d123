namespace ClipPaste.Web.Work;

/// <summary>A lane has as much waiting as it may.</summary>
internal sealed class LaneFullException(string lane) : InvalidOperationException($"Too much is waiting in the lane \"{lane}\". Try again in a moment.");
