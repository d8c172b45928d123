namespace ClipPaste.Web.Keep;

/// <summary>Tells how much of a disk is free.</summary>
/// <param name="folder">A folder on the disk.</param>
/// <returns>Bytes.</returns>
internal delegate long FreeSpace(string folder);
