namespace ClipPaste.Web.Queue;

/// <summary>A job was cancelled before its result was stored: nothing may come of it any more.</summary>
internal sealed class JobUnwantedException() : Exception("The job was cancelled.");
