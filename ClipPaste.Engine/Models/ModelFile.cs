namespace ClipPaste.Engine.Models;

/// <summary>A file of weights that ClipPaste knows: what it is for, where it is published and what it must contain.</summary>
/// <param name="Name">The name users type, such as <c>ViT-B/32</c>.</param>
/// <param name="FileName">Its name in a folder of models, such as <c>ViT-B-32.pt</c>.</param>
/// <param name="Address">Where it is published; null when it only comes with the installation.</param>
/// <param name="Size">Length of the published file in bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the published file.</param>
/// <param name="Licence">Short name of the weights' licence.</param>
/// <param name="Purpose">What ClipPaste uses it for, in a few words.</param>
/// <param name="InstalledPath">Its place below the installation's root when set-up brings it; else null.</param>
public sealed record ModelFile(
    string Name,
    string FileName,
    Uri? Address,
    long Size,
    string Sha256,
    string Licence,
    string Purpose,
    string? InstalledPath = null);
