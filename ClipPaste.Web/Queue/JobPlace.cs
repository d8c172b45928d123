namespace ClipPaste.Web.Queue;

/// <summary>How long a job still waits for its turn.</summary>
/// <param name="Number">1 for the next one; 0 where its turn has come.</param>
/// <param name="Seconds">Until its turn comes; null while nothing is known of jobs of its kind.</param>
internal sealed record JobPlace(int Number, double? Seconds);
