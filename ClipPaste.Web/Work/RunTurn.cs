namespace ClipPaste.Web.Work;

/// <summary>Whether it is a run's turn.</summary>
/// <param name="Phase">Queued, running or paused.</param>
/// <param name="Place">1 for the first in the queue; 0 for a run that is not in it.</param>
internal sealed record RunTurn(RunPhase Phase, int Place);
