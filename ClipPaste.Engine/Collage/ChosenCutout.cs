using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Collage;

/// <summary>A cut-out that will be in the collage, and why.</summary>
/// <param name="Cutout">What is shown.</param>
/// <param name="Thing">What the prompt names.</param>
/// <param name="Role">What it does in the picture.</param>
/// <param name="Score">How well it fits the words; only comparable within one collage.</param>
public sealed record ChosenCutout(Cutout Cutout, Thing Thing, PieceRole Role, double Score);
