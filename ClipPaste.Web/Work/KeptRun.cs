using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>From where a run can go on.</summary>
/// <param name="State">The project as the run had taken it up.</param>
/// <param name="Version">Its version.</param>
/// <param name="Checkpoint">Where the run stood; null before its first iteration.</param>
internal sealed record KeptRun(ProjectState State, long Version, RunCheckpoint? Checkpoint = null);
