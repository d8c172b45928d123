namespace ClipPaste.Web.Gallery;

/// <summary>A collage as the page draws it.</summary>
/// <param name="Id">The project's id.</param>
/// <param name="Key">Its place: see <see cref="GalleryKey"/>.</param>
/// <param name="Title">Its name as people see it.</param>
/// <param name="When">How long ago it was changed or published, in words.</param>
/// <param name="Address">Path of the page that opens with it.</param>
/// <param name="Picture">Path of its small picture; null before there is one.</param>
/// <param name="Starred">Whether its owner has given it a star.</param>
/// <param name="Published">Whether its owner shows it to everybody; in everybody's gallery, where all are, false.</param>
public sealed record GalleryCard(string Id, string Key, string Title, string When, string Address, string? Picture, bool Starred, bool Published);
