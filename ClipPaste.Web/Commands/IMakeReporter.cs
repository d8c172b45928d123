using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Commands;

/// <summary>Tells a person or a program on the command line how the work goes.</summary>
internal interface IMakeReporter : IProgress<MakeEvent>
{
    /// <summary>The work is over and everything is written.</summary>
    void Done(MakeSummary summary);

    /// <summary>The work failed.</summary>
    void Failed(string message);
}

/// <summary>The facts of a finished collage, as the last line of <c>--json</c> gives them.</summary>
internal sealed record MakeSummary(
    string Image,
    string Credits,
    string Project,
    int Width,
    int Height,
    string Model,
    ulong Seed,
    int Pieces,
    int Iterations,
    double StartScore,
    double EndScore,
    bool Stopped,
    IReadOnlyDictionary<string, double> Seconds);
