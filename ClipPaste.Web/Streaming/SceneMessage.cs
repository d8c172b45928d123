using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Streaming;

/// <summary>A project, as the canvas shows it.</summary>
/// <param name="Version">The document's version.</param>
/// <param name="Aspect">Canvas width divided by height.</param>
/// <param name="Pieces">The hindmost first.</param>
/// <param name="Background">The colours behind them.</param>
/// <param name="Run">The run that is not over; null where there is none.</param>
/// <param name="CanUndo">Whether an edit can be taken back.</param>
/// <param name="CanRedo">Whether one that was taken back can be made again.</param>
internal sealed record SceneMessage(
    long Version, double Aspect, ImmutableArray<ScenePiece> Pieces, SceneBackground Background, SceneRun? Run, bool CanUndo, bool CanRedo);

/// <summary>The background in a scene.</summary>
/// <param name="Colours">Five OKLab triples from the top to the bottom.</param>
/// <param name="Locked">A run must not change them.</param>
internal sealed record SceneBackground(ImmutableArray<ImmutableArray<float>> Colours, bool Locked)
{
    /// <summary>A background for scenes.</summary>
    public static SceneBackground Of(Background background) =>
        new([.. background.Colours.Select(colour => ImmutableArray.Create(colour.X, colour.Y, colour.Z))], background.Locked);
}

/// <summary>The run in a scene.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="State">Queued, running or paused.</param>
/// <param name="Iteration">Iterations done.</param>
/// <param name="Planned">Iterations in all.</param>
internal sealed record SceneRun(string Id, RunPhase State, int Iteration, int Planned);
