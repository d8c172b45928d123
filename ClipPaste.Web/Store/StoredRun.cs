using ClipPaste.Web.Work;

namespace ClipPaste.Web.Store;

/// <summary>A run as the database holds it.</summary>
/// <param name="Id">Unguessable.</param>
/// <param name="Project">The project it belongs to.</param>
/// <param name="Planned">Iterations in all.</param>
/// <param name="Kept">From where it can go on.</param>
internal sealed record StoredRun(string Id, string Project, int Planned, KeptRun Kept);
