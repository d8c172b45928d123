namespace ClipPaste.Web.Studio;

/// <summary>A change of a project.</summary>
/// <param name="Before">The state before it, with the newest frame's poses where a run is on.</param>
/// <param name="After">The state now; the same object where only something beside the state changed.</param>
/// <param name="Version">Version of <paramref name="After"/>.</param>
internal sealed record ProjectChange(ProjectState Before, ProjectState After, long Version);
