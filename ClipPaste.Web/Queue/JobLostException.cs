namespace ClipPaste.Web.Queue;

/// <summary>A job is not this worker's any more: somebody else has taken it over, or it is gone. What was to be written was not.</summary>
internal sealed class JobLostException() : InvalidOperationException("This job is somebody else's now.");
