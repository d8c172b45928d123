namespace ClipPaste.Web.Store;

/// <summary>A project as lists show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Prompt">Its sentence.</param>
/// <param name="Picture">Hash of the stored small picture; null before there is one.</param>
/// <param name="Updated">When it was changed last.</param>
internal sealed record ProjectSummary(string Id, string Title, string Prompt, string? Picture, DateTimeOffset Updated);
