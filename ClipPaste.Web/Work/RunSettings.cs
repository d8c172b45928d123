using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Work;

/// <summary>How the studio's runs are carried out.</summary>
/// <param name="Basis">How they follow the gradient; the number of iterations comes from the project.</param>
/// <param name="MostActive">Runs that take turns; others wait.</param>
internal sealed record RunSettings(RunOptions Basis, int MostActive = 4)
{
    /// <summary>What the studio does unless told otherwise.</summary>
    public static RunSettings Usual { get; } = new(new RunOptions());
}
