using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>What an export's job is told.</summary>
/// <param name="Options">What is exported.</param>
/// <param name="State">The project as it was when its user asked.</param>
internal sealed record ExportOrder(ExportOptions Options, ProjectState State);
