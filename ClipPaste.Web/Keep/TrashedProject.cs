namespace ClipPaste.Web.Keep;

/// <summary>A project in the trash.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name; may be empty.</param>
/// <param name="Picture">Hash of the stored small picture; null where there is none.</param>
/// <param name="DaysLeft">After how many days, rounded, it is deleted for good.</param>
internal sealed record TrashedProject(string Id, string Title, string? Picture, int DaysLeft);
