namespace ClipPaste.Engine.Sources;

/// <summary>A photo that may be cut up for a collage, with what its author must be told the world.</summary>
/// <param name="Id">Lower-case hexadecimal SHA-256 of the file's bytes: the same photo has the same id everywhere.</param>
/// <param name="Path">Absolute path of the file on this machine.</param>
/// <param name="Width">Width in pixels, as in the file's header.</param>
/// <param name="Height">Height in pixels, as in the file's header.</param>
/// <param name="Credit">Title, author, licence and origin.</param>
/// <param name="Words">What is known of the content in words: title, label, caption, category; may be empty.</param>
public sealed record SourcePhoto(string Id, string Path, int Width, int Height, Credit Credit, IReadOnlyList<string> Words);

/// <summary>What must be said wherever a photo is shown.</summary>
/// <param name="Title">The photo's title; never empty.</param>
/// <param name="Author">Who made it; "unknown" where nobody says.</param>
/// <param name="Licence">The licence's short name, such as <c>CC-BY-SA-4.0</c>; "own photo" for a user's own.</param>
/// <param name="Source">Address or file name of the origin.</param>
/// <param name="LicenceAddress">Where the licence can be read; null where it has no address.</param>
public sealed record Credit(string Title, string Author, string Licence, string Source, string? LicenceAddress = null);
