namespace ClipPaste.Web.Studio;

/// <summary>One step of a project's history.</summary>
/// <param name="Version">The version that it made; versions only grow.</param>
/// <param name="Label">Key of the text that names the edit, such as <c>move</c>.</param>
/// <param name="At">When it was made.</param>
internal sealed record EditEntry(long Version, string Label, DateTimeOffset At);
