using System.Numerics.Tensors;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Vision;
using ClipPaste.Engine.Vision.Views;

namespace ClipPaste.Engine.Cutouts;

/// <summary>Says how much a cut-out by itself looks like a phrase: it is shown to the model on plain grey.</summary>
/// <param name="model">The judge; borrowed.</param>
public sealed class CutoutScorer(IVisionLanguageModel model)
{
    private const byte Grey = 128;

    /// <summary>Cosine of the cut-out to a phrase's embedding.</summary>
    /// <param name="cutout">The cut-out.</param>
    /// <param name="phrase">From <see cref="PhraseEmbedding"/>.</param>
    public double Score(Cutout cutout, ReadOnlySpan<float> phrase)
    {
        var view = PhotoViews.CentreSquare(OnGrey(cutout.Image), model.ViewSize);
        var embedding = new float[model.EmbeddingSize];
        model.EncodeViews(view, 1, embedding);
        return TensorPrimitives.Dot(embedding.AsSpan(), phrase);
    }

    private static RgbaImage OnGrey(RgbaImage image)
    {
        var side = Math.Max(image.Width, image.Height);
        var square = new RgbaImage(side, side);
        square.Pixels.AsSpan().Fill(Grey);
        var (left, top) = ((side - image.Width) / 2, (side - image.Height) / 2);
        for (var y = 0; y < image.Height; y++)
        {
            var from = image.Row(y);
            var to = square.Row(top + y)[(left * 4)..];
            for (var i = 0; i < from.Length; i++)
            {
                var alpha = from[i | 3];
                to[i] = (i & 3) == 3 ? (byte)255 : (byte)((from[i] * alpha + Grey * (255 - alpha) + 127) / 255);
            }
        }
        for (var i = 3; i < square.Pixels.Length; i += 4)
            square.Pixels[i] = 255;
        return square;
    }
}
