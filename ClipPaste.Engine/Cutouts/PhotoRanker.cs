using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;
using ClipPaste.Engine.Vision;
using ClipPaste.Engine.Vision.Views;

namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// Ranks photos against phrases by their pixels and by what is known of them in words: pixels alone pick wrong photos (a polar bear for
/// a moose), words alone say nothing of a user's own photos.
/// </summary>
/// <param name="model">The judge; borrowed.</param>
/// <param name="cache">Keeps embeddings from one run to the next.</param>
public sealed class PhotoRanker(IVisionLanguageModel model, EmbeddingCache cache)
{
    /// <summary>Weight of the words' similarity beside 1 for the pixels'.</summary>
    public const double WordWeight = .6;

    private readonly Dictionary<string, float[]> _pixels = [];
    private readonly Dictionary<string, float[]> _words = [];

    /// <summary>Computes what ranking needs of a photo, or takes it from the cache.</summary>
    /// <exception cref="ImageFormatException">The photo cannot be read.</exception>
    public void Prepare(SourcePhoto photo)
    {
        if (_pixels.ContainsKey(photo.Id))
            return;
        _pixels[photo.Id] = cache.GetOrAdd(model, photo.Id, () => EncodePixels(photo));
        foreach (var text in photo.Words)
        {
            if (!_words.ContainsKey(text))
                _words[text] = cache.GetOrAdd(model, HashOf(text), () => model.EncodeTexts([text]));
        }
    }

    /// <summary>Ranks prepared photos, the best first.</summary>
    /// <param name="photos">Photos that <see cref="Prepare"/> has seen.</param>
    /// <param name="phrase">What is looked for.</param>
    public IReadOnlyList<RankedPhoto> Rank(IEnumerable<SourcePhoto> photos, string phrase)
    {
        var wanted = PhraseEmbedding.Encode(model, phrase);
        var asWords = model.EncodeTexts([phrase]);
        return [.. photos.Select(photo => Score(photo, phrase, wanted, asWords)).OrderByDescending(ranked => ranked.Score).ThenBy(ranked => ranked.Photo.Id, StringComparer.Ordinal)];
    }

    private RankedPhoto Score(SourcePhoto photo, string phrase, float[] wanted, float[] asWords)
    {
        var views = _pixels[photo.Id];
        double pixels = -1;
        for (var offset = 0; offset < views.Length; offset += wanted.Length)
            pixels = Math.Max(pixels, TensorPrimitives.Dot(views.AsSpan(offset, wanted.Length), wanted));
        var words = photo.Words.Count == 0 ? 0 : photo.Words.Max(text => TensorPrimitives.Dot(_words[text].AsSpan(), asWords));
        var (share, namesThing) = WordMatch.Of(photo, phrase);
        return new RankedPhoto(photo, pixels, words, share, namesThing);
    }

    private float[] EncodePixels(SourcePhoto photo)
    {
        var views = PhotoViews.Squares(ImageReader.Read(photo.Path, PhotoViews.ReadOptions), model.ViewSize, out var count);
        var embeddings = new float[count * model.EmbeddingSize];
        model.EncodeViews(views, count, embeddings);
        return embeddings;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("text:" + text)));
}

/// <summary>How well a photo fits a phrase.</summary>
/// <param name="Photo">The photo.</param>
/// <param name="Pixels">Cosine of its best square to the phrase.</param>
/// <param name="Words">Cosine of its best words to the phrase; 0 where it has none.</param>
/// <param name="Share">The part of the phrase's words that are among the photo's, 0 to 1.</param>
/// <param name="NamesThing">Whether the photo's words name the thing itself.</param>
public sealed record RankedPhoto(SourcePhoto Photo, double Pixels, double Words, double Share, bool NamesThing)
{
    /// <summary>Both together; only comparable for one phrase and one model.</summary>
    public double Score => Pixels + PhotoRanker.WordWeight * Words + ShareWeight * Share;

    /// <summary>Whether it really shows what it was ranked for, and is not just the least unfitting.</summary>
    public bool Fits => (NamesThing && Score >= NamedScore) || Score >= FittingScore || (Photo.Words.Count == 0 && Pixels >= FittingPixels);

    // Similar words ("panda" for "red panda") come close to the same words; this tells them apart.
    private const double ShareWeight = .15;
    private const double FittingScore = .62;
    // A koala in a tree names a tree, but is no palm.
    private const double NamedScore = .55;
    private const double FittingPixels = .27;
}
