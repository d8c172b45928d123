namespace ClipPaste.Engine.Collage;

/// <summary>Something that happens while a collage is made, for whoever watches.</summary>
public abstract record MakeEvent
{
    /// <summary>A phase begins; the one before it is over.</summary>
    /// <param name="Name">One of <see cref="MakePhase"/>'s names.</param>
    public sealed record PhaseStarted(string Name) : MakeEvent;

    /// <summary>Progress within the current phase.</summary>
    /// <param name="Done">Units done.</param>
    /// <param name="Total">Units in all, at least 1.</param>
    /// <param name="SecondsLeft">Estimate for this phase; null while unknown.</param>
    public sealed record Progressed(int Done, int Total, double? SecondsLeft) : MakeEvent;

    /// <summary>An iteration of the run is over.</summary>
    public sealed record Iterated(IterationFrame Frame) : MakeEvent;

    /// <summary>Now and then during a run: what would be left if it ended here, and how it could go on.</summary>
    public sealed record Kept(CollageDocument Best, RunCheckpoint Checkpoint) : MakeEvent;

    /// <summary>Something the user should know, that does not stop the work.</summary>
    public sealed record Warned(string Message) : MakeEvent;
}

/// <summary>The phases of the main job, in order.</summary>
public static class MakePhase
{
    /// <summary>Loading the networks.</summary>
    public const string Models = "load models";

    /// <summary>Taking the prompt apart.</summary>
    public const string Prompt = "read prompt";

    /// <summary>Finding and ranking photos.</summary>
    public const string Photos = "find photos";

    /// <summary>Cutting objects out and ranking the cut-outs.</summary>
    public const string Cutouts = "cut out";

    /// <summary>Proposing and scoring layouts.</summary>
    public const string Layouts = "propose layouts";

    /// <summary>Following the gradient.</summary>
    public const string Optimise = "optimise";

    /// <summary>Rendering and writing the results.</summary>
    public const string Export = "export";
}
