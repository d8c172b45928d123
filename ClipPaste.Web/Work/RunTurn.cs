namespace ClipPaste.Web.Work;

/// <summary>Whether it is a run's turn.</summary>
/// <param name="Phase">Queued, running or paused.</param>
/// <param name="Place">1 for the next one in the queue; 0 for a run that is not in it.</param>
/// <param name="SecondsToWait">Until its turn comes; null while unknown.</param>
/// <param name="Parked">It stands still because the database is away, and goes on by itself.</param>
internal sealed record RunTurn(RunPhase Phase, int Place = 0, double? SecondsToWait = null, bool Parked = false);
