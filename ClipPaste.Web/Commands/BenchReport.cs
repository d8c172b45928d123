namespace ClipPaste.Web.Commands;

/// <summary>What <c>bench</c> found; <c>--json</c> writes it as it stands. Times are milliseconds unless a name says seconds.</summary>
/// <param name="Machine">Where it was measured.</param>
/// <param name="Scene">What was measured.</param>
/// <param name="Models">Iterations with each model.</param>
/// <param name="Rasters">Compositing and views alone, by different means.</param>
/// <param name="Threads">An iteration on one thread and on all; null where the processor does not do the work or has one thread.</param>
/// <param name="Stream">What telling those who watch costs beside an iteration.</param>
/// <param name="Queue">What the durable queue does.</param>
/// <param name="MainJob">The main job; null when it was left out.</param>
/// <param name="PeakMemoryMegabytes">The most memory this process has held.</param>
internal sealed record BenchReport(
    BenchMachine Machine, BenchScene Scene, IReadOnlyList<ModelCost> Models, RasterCost Rasters, ThreadCost? Threads, StreamCost Stream, QueueCost Queue,
    MainJobCost? MainJob, double PeakMemoryMegabytes);

/// <summary>The scene and how often it was measured.</summary>
internal sealed record BenchScene(int Pieces, int Views, int CanvasWidth, int CanvasHeight, int Iterations);

/// <summary>What an iteration costs with one model: medians, and the best of all rounds.</summary>
/// <param name="Name">The model.</param>
/// <param name="ViewSize">Side of its views in pixels.</param>
/// <param name="LoadSeconds">Reading or making its weights.</param>
/// <param name="Milliseconds">The parts of an iteration.</param>
/// <param name="BestTotal">The quickest iteration.</param>
/// <param name="ModelAlone">The model's forward and backward with nothing around it, in turn with the iterations.</param>
/// <param name="BestModelAlone">The quickest of those.</param>
/// <param name="TotalToModel">A whole iteration in proportion to the model's forward and backward in it; the median of the rounds.</param>
/// <param name="TotalToModelAlone">A whole iteration in proportion to the model alone in the same round; the median of the rounds.</param>
internal sealed record ModelCost(
    string Name, int ViewSize, double LoadSeconds, IterationParts Milliseconds, double BestTotal, double ModelAlone, double BestModelAlone,
    double TotalToModel, double TotalToModelAlone);

/// <summary>The parts of an iteration.</summary>
internal sealed record IterationParts(double Composite, double Views, double Forward, double Backward, double Terms, double Update, double Total);

/// <summary>Compositing and views, forward and backward, in turn by the project's kernels and by libtorch's operators.</summary>
internal sealed record RasterCost(
    int ViewSize, double Kernels, double BestKernels, double KernelsOnOneThread, double Operators, double BestOperators,
    double OperatorsToKernels, double OneThreadToAll);

/// <summary>A pocket iteration on one thread and on all, in turn.</summary>
internal sealed record ThreadCost(int Threads, double OneThread, double AllThreads, double OneThreadToAll);

/// <summary>Telling those who watch a run of an iteration, in turn with pocket iterations.</summary>
/// <param name="Watchers">How many watch.</param>
/// <param name="Bytes">Length of the message for one of them.</param>
/// <param name="Milliseconds">For all of them.</param>
/// <param name="ShareOfIteration">The same as a part of an iteration.</param>
internal sealed record StreamCost(int Watchers, int Bytes, double Milliseconds, double ShareOfIteration);

/// <summary>The queue, in jobs a second, and what it adds to an iteration.</summary>
/// <param name="Jobs">How many jobs it were.</param>
/// <param name="Workers">How many claimed them side by side.</param>
/// <param name="Accepted">Handed in one after the other, each on the disk before the next.</param>
/// <param name="Claimed">By all workers together.</param>
/// <param name="Ended">One after the other, each on the disk before the next.</param>
/// <param name="KeepMilliseconds">For keeping an iteration, where ten are written together.</param>
internal sealed record QueueCost(int Jobs, int Workers, double Accepted, double Claimed, double Ended, double KeepMilliseconds);

/// <summary>The main job as a first run does it, with nothing kept from earlier ones.</summary>
internal sealed record MainJobCost(
    string Prompt, IReadOnlyDictionary<string, double> Seconds, double TotalSeconds, int Iterations, double PeakMemoryMegabytes);
