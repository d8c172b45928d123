using ClipPaste.Engine.Vision;

namespace ClipPaste.Tests.Vision;

public sealed class EmbeddingCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("embeddings").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_embedding_is_computed_once()
    {
        var (cache, model, calls) = (new EmbeddingCache(_folder), new Model("a"), 0);
        for (var i = 0; i < 3; i++)
            Assert.Equal([1f, 2, 3], cache.GetOrAdd(model, "photo", () => ++calls == 1 ? [1, 2, 3] : []));
        Assert.Equal(1, calls);
        Assert.Equal([1f, 2, 3], new EmbeddingCache(_folder).TryGet(model, "photo")!);
    }

    [Fact]
    public void Other_pictures_and_other_weights_are_other_entries()
    {
        var cache = new EmbeddingCache(_folder);
        cache.Add(new Model("a"), "photo", [1, 2, 3]);
        Assert.Null(cache.TryGet(new Model("b"), "photo"));
        Assert.Null(cache.TryGet(new Model("a"), "other"));
    }

    [Fact]
    public void A_damaged_file_counts_as_missing()
    {
        var (cache, model) = (new EmbeddingCache(_folder), new Model("a"));
        cache.Add(model, "photo", [1, 2, 3]);
        var file = Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        var bytes = File.ReadAllBytes(file);
        for (var i = 0; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 1;
            File.WriteAllBytes(file, damaged);
            Assert.Null(cache.TryGet(model, "photo"));
            File.WriteAllBytes(file, bytes[..i]);
            Assert.Null(cache.TryGet(model, "photo"));
        }
        Assert.Equal([4f, 5, 6], cache.GetOrAdd(model, "photo", () => [4, 5, 6]));
        Assert.Equal([4f, 5, 6], cache.TryGet(model, "photo")!);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_no_error()
    {
        var blocked = Path.Combine(_folder, "file");
        File.WriteAllText(blocked, "");
        Assert.Equal([1f, 2, 3], new EmbeddingCache(blocked).GetOrAdd(new Model("a"), "photo", () => [1, 2, 3]));
    }

    [Fact]
    public void Part_of_a_row_is_refused() => Assert.Throws<ArgumentException>(() => new EmbeddingCache(_folder).Add(new Model("a"), "photo", [1, 2]));

    /// <summary>Only its fingerprint and size matter here.</summary>
    private sealed class Model(string fingerprint) : IVisionLanguageModel
    {
        public string Name => "test";

        public string Fingerprint => fingerprint;

        public int ViewSize => 1;

        public int EmbeddingSize => 3;

        public float[] EncodeTexts(IReadOnlyList<string> texts) => throw new NotSupportedException();

        public void EncodeViews(ReadOnlySpan<float> views, int count, Span<float> embeddings) => throw new NotSupportedException();

        public void EncodeWithGradient(ReadOnlyMemory<float> views, int count, EmbeddingLoss loss, Memory<float> embeddings, Memory<float> gradients) =>
            throw new NotSupportedException();

        public void Dispose()
        {
            // Nothing to free.
        }
    }
}
