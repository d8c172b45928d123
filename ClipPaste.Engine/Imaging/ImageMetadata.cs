namespace ClipPaste.Engine.Imaging;

/// <summary>What a written file says of itself, and all it says; null fields are left out.</summary>
/// <param name="Title">Title of the picture, for instance the prompt.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Copyright">Licence or rights, for instance the licence the collage must carry.</param>
/// <param name="Description">Free text, for instance the credits.</param>
/// <param name="Software">The program that wrote it.</param>
public sealed record ImageMetadata(
    string? Title = null,
    string? Author = null,
    string? Copyright = null,
    string? Description = null,
    string? Software = null)
{
    /// <summary>Nothing at all.</summary>
    public static ImageMetadata None { get; } = new();

    /// <summary>Whether there is nothing to say.</summary>
    internal bool IsEmpty => this == None;
}
