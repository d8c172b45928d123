using System.Numerics.Tensors;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Vision;
using ClipPaste.Engine.Vision.Views;

namespace ClipPaste.Web.Commands;

/// <summary>Asks a vision-language model which words belong to which starter photo.</summary>
internal static class JudgeTrial
{
    private const float UnitTolerance = 1e-3f;

    private static readonly (string File, string Words)[] Known =
    [
        ("koala-perth-zoo.jpg", "a koala in a tree"),
        ("neuschwanstein-castle-532850.jpg", "a castle in the mountains"),
        ("giraffe-courtship-25657342808.jpg", "two giraffes"),
    ];

    /// <summary>How the photos are to be read.</summary>
    public static ImageReadOptions ReadOptions => PhotoViews.ReadOptions;

    /// <summary>Asks.</summary>
    /// <param name="model">The model.</param>
    /// <param name="photo">Reads a photo of the library.</param>
    /// <exception cref="InvalidDataException">An answer is wrong; the message says which.</exception>
    public static void Run(IVisionLanguageModel model, Func<string, RgbaImage> photo)
    {
        var size = model.EmbeddingSize;
        var words = model.EncodeTexts([.. Known.Select(known => known.Words)]);
        float[] views = [.. Known.SelectMany(known => PhotoViews.CentreSquare(photo(known.File), model.ViewSize))];
        var pictures = new float[Known.Length * size];
        model.EncodeViews(views, Known.Length, pictures);
        RequireUnitLength(words, size);
        RequireUnitLength(pictures, size);
        for (var picture = 0; picture < Known.Length; picture++)
        {
            var row = pictures.AsMemory(picture * size, size);
            var best = Enumerable.Range(0, Known.Length)
                .MaxBy(text => TensorPrimitives.Dot<float>(row.Span, words.AsSpan(text * size, size)));
            if (best != picture)
                throw new InvalidDataException($"takes a photo of {Known[picture].Words} for one of {Known[best].Words}");
        }
    }

    private static void RequireUnitLength(ReadOnlySpan<float> rows, int size)
    {
        for (var start = 0; start < rows.Length; start += size)
        {
            if (!(MathF.Abs(TensorPrimitives.Norm(rows.Slice(start, size)) - 1) < UnitTolerance))
                throw new InvalidDataException("gives embeddings that are not of unit length");
        }
    }
}
