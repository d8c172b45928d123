namespace ClipPaste.Web.Keep;

/// <summary>A version of a project that can be had again.</summary>
/// <param name="Version">Its number; larger ones are newer.</param>
/// <param name="Label">Key of the text that names the edit that made it.</param>
/// <param name="At">When it was made.</param>
/// <param name="Picture">Hash of the stored small picture; null where none was made.</param>
/// <param name="Name">The name under which it is kept; null where it is an ordinary step.</param>
internal sealed record PastVersion(long Version, string Label, DateTimeOffset At, string? Picture, string? Name);
