namespace ClipPaste.Web.Work;

/// <summary>How far a run is.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Phase">What it is doing.</param>
/// <param name="Iteration">Iterations done.</param>
/// <param name="Planned">Iterations in all.</param>
/// <param name="Loss">The newest iteration's loss; null before the first.</param>
/// <param name="Score">The newest iteration's cosine to the prompt; null before the first.</param>
/// <param name="PerSecond">Recent iterations a second; 0 before the first.</param>
/// <param name="SecondsLeft">Estimate; null while unknown.</param>
/// <param name="Turn">Whether it is its turn.</param>
internal sealed record RunStatus(
    string Id, RunPhase Phase, int Iteration, int Planned, double? Loss = null, double? Score = null, double PerSecond = 0,
    double? SecondsLeft = null, RunTurn? Turn = null);
