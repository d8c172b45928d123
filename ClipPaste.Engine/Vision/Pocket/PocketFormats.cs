using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Pocket;

/// <summary>Number formats of a layer: of its activations and of the gradients that come back.</summary>
/// <param name="Forward">Format of weights and activations.</param>
/// <param name="Backward">Format of gradients, and of the weights they meet.</param>
internal readonly record struct PocketFormats(ScalarType Forward, ScalarType Backward);
