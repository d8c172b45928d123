using ClipPaste.Engine.Cutouts;

namespace ClipPaste.Engine.Collage;

/// <summary>A cut-out that will be in the collage, and why.</summary>
/// <param name="Cutout">What is shown.</param>
/// <param name="Thing">Index into the prompt's things.</param>
/// <param name="Phrase">The words it stands for.</param>
/// <param name="Role">What it does in the picture.</param>
/// <param name="Score">How well it fits the words; only comparable within one collage.</param>
public sealed record ChosenCutout(Cutout Cutout, int Thing, string Phrase, PieceRole Role, double Score);
