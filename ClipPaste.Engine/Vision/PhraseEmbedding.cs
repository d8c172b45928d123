using System.Numerics.Tensors;

namespace ClipPaste.Engine.Vision;

/// <summary>The embedding of a phrase: the unit mean of the unit embeddings of a few ways to caption a picture of it.</summary>
public static class PhraseEmbedding
{
    private static readonly string[] Captions = ["{0}", "a photo of {0}", "a close-up of {0}"];

    /// <summary>Encodes one phrase.</summary>
    /// <returns><c>float[EmbeddingSize]</c> of unit length.</returns>
    public static float[] Encode(IVisionLanguageModel model, string phrase)
    {
        var rows = model.EncodeTexts([.. Captions.Select(caption => caption.Replace("{0}", phrase, StringComparison.Ordinal))]);
        var mean = new float[model.EmbeddingSize];
        for (var row = 0; row < Captions.Length; row++)
            TensorPrimitives.Add(mean, rows.AsSpan(row * mean.Length, mean.Length), mean);
        TensorPrimitives.Divide(mean, TensorPrimitives.Norm(mean), mean);
        return mean;
    }
}
