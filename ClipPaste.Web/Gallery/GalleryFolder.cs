namespace ClipPaste.Web.Gallery;

/// <summary>A folder of an account.</summary>
/// <param name="Id">Unguessable.</param>
/// <param name="Name">As its owner has named it.</param>
/// <param name="Count">Collages in it that are not in the trash.</param>
public sealed record GalleryFolder(string Id, string Name, int Count);
