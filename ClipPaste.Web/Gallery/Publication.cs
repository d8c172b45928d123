using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Gallery;

/// <summary>What everybody sees of a collage: as it was when it was published.</summary>
/// <param name="Number">Another each time that it is published.</param>
/// <param name="Project">The project's id.</param>
/// <param name="At">When it was published.</param>
/// <param name="Title">Its name; empty where it has none or where that would tell the prompt.</param>
/// <param name="Prompt">Its sentence; empty where it is not told.</param>
/// <param name="State">The collage, without what is hidden in it.</param>
internal sealed record Publication(long Number, string Project, DateTimeOffset At, string Title, string Prompt, ProjectState State);
