using ClipPaste.Engine.Vision.Weights;

namespace ClipPaste.Engine.Vision.Clip;

/// <summary>Opens CLIP's weights in any of the forms they are published in.</summary>
internal static class ClipWeights
{
    /// <summary>Opens a file; the weights bear OpenAI's names, whatever they are stored under.</summary>
    /// <param name="path">A safetensors file in OpenAI's or Hugging Face's layout, or OpenAI's original archive (<c>.pt</c>).</param>
    /// <exception cref="InvalidDataException">The file holds no CLIP model, or is damaged.</exception>
    public static INamedWeights Open(string path)
    {
        var isSafetensors = Path.GetExtension(path).Equals(".safetensors", StringComparison.OrdinalIgnoreCase);
        INamedWeights weights = isSafetensors ? SafetensorsFile.Open(path) : TorchScriptWeights.Open(path);
        return HuggingFaceWeights.Recognises(weights) ? new HuggingFaceWeights(weights) : weights;
    }
}
