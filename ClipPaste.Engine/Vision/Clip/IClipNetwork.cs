using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>One of the two kinds of image network CLIP was trained with.</summary>
internal interface IClipNetwork : IDisposable
{
    /// <summary>Encodes normalised pixels.</summary>
    /// <param name="pixels"><c>[n, 3, side, side]</c>, in the network's number format, mean subtracted and divided by the deviation.</param>
    /// <param name="stages">Receives what is computed on the way; may be null.</param>
    /// <returns><c>[n, embedding]</c>, not of unit length.</returns>
    Tensor Forward(Tensor pixels, ClipStages? stages);
}
