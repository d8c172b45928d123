namespace ClipPaste.Web.Gallery;

/// <summary>A collage as a gallery shows it.</summary>
/// <param name="Id">The project's id.</param>
/// <param name="Title">Its name; may be empty.</param>
/// <param name="Picture">Path of its small picture; null before there is one.</param>
/// <param name="At">When it was changed last; in everybody's gallery, when it was published. In milliseconds since 1970.</param>
/// <param name="Starred">Whether its owner has given it a star.</param>
/// <param name="Folder">Id of its folder; null for none.</param>
/// <param name="Published">Whether everybody sees it.</param>
internal sealed record GalleryItem(string Id, string Title, string? Picture, long At, bool Starred, string? Folder, bool Published);
