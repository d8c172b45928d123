using System.Collections.Immutable;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Web.Keep;

/// <summary>What a collage file says of itself, in <c>manifest.json</c>. The state stands in <c>state.json</c>, pictures in <c>objects/</c> under their SHA-256.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="Version">Of this form.</param>
/// <param name="Photos">The photos that the collage was made of.</param>
internal sealed record ArchiveManifest(string Format, int Version, ImmutableArray<ArchivedPhoto> Photos)
{
    public const string CurrentFormat = "clippaste-studio-collage";
    public const int CurrentVersion = 1;
    public const string Entry = "manifest.json";
    public const string StateEntry = "state.json";
    public const string Objects = "objects/";
}

/// <summary>A photo of a collage file.</summary>
/// <param name="Id">Hash of its file.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Credit">Who made it.</param>
/// <param name="HasFile">Whether its file is in the collage file; those of the library come with every studio.</param>
internal sealed record ArchivedPhoto(string Id, int Width, int Height, Credit Credit, bool HasFile);
