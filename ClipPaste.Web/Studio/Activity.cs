using System.Collections.Immutable;

namespace ClipPaste.Web.Studio;

/// <summary>Something long that is under way.</summary>
/// <param name="Kind">What it is: one of <see cref="ActivityKind"/>.</param>
/// <param name="Phase">Key of the text that names what is done right now, such as <c>loading</c>.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all; 0 while unknown.</param>
/// <param name="SecondsLeft">Estimate; until its turn comes, while it waits. Null while unknown.</param>
/// <param name="Failure">A sentence for the user when it has failed; null else.</param>
/// <param name="Place">While it waits: 1 for the next one in the queue. 0 where its turn has come.</param>
internal sealed record Activity(
    string Kind, string Phase, int Done = 0, int Total = 0, double? SecondsLeft = null, string? Failure = null, int Place = 0)
{
    /// <summary>Done as a part of the whole, 0 to 1; null while unknown.</summary>
    public double? Share => Total > 0 ? Math.Clamp(Done / (double)Total, 0, 1) : null;
}

/// <summary>The kinds of long things.</summary>
internal static class ActivityKind
{
    /// <summary>Finding photos.</summary>
    public const string Search = "search";

    /// <summary>Cutting objects out.</summary>
    public const string Cut = "cut";

    /// <summary>Proposing layouts.</summary>
    public const string Layouts = "layouts";

    /// <summary>Following the gradient.</summary>
    public const string Run = "run";

    /// <summary>Rendering and writing a picture.</summary>
    public const string Export = "export";

    /// <summary>All of them, in the order in which a collage comes about.</summary>
    public static ImmutableArray<string> All { get; } = [Search, Cut, Layouts, Run, Export];
}
