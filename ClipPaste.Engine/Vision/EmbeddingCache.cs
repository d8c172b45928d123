using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ClipPaste.Engine.Models;

namespace ClipPaste.Engine.Vision;

/// <summary>
/// Keeps embeddings between runs, one small file for each picture and model, in the user's cache folder. Safe on any number of threads and processes:
/// files appear whole or not at all, and one that is damaged counts as missing.
/// </summary>
public sealed class EmbeddingCache
{
    private readonly string _folder;

    /// <summary>Uses a folder; it is made when first written to.</summary>
    /// <param name="folder">The folder; null for <c>embeddings</c> in <see cref="UserFolders.Cache"/>.</param>
    public EmbeddingCache(string? folder = null) => _folder = folder ?? Path.Combine(UserFolders.Cache, "embeddings");

    /// <summary>Gets the embeddings of a picture, or computes and keeps them.</summary>
    /// <param name="model">The model; its fingerprint is part of the key.</param>
    /// <param name="content">Identifies the picture's bytes and how views were cut from it, such as <c>SHA-256 + "/squares"</c>.</param>
    /// <param name="compute">Computes them: a whole number of rows of <see cref="IVisionLanguageModel.EmbeddingSize"/>.</param>
    public float[] GetOrAdd(IVisionLanguageModel model, string content, Func<float[]> compute)
    {
        if (TryGet(model, content) is { } kept)
            return kept;
        var computed = compute();
        Add(model, content, computed);
        return computed;
    }

    /// <summary>Gets the embeddings of a picture; null where they are not kept or the file is damaged.</summary>
    public float[]? TryGet(IVisionLanguageModel model, string content)
    {
        try
        {
            var file = File.ReadAllBytes(FileOf(model, content));
            var numbers = file.Length - SHA256.HashSizeInBytes;
            if (numbers <= 0 || numbers % (model.EmbeddingSize * sizeof(float)) != 0)
                return null;
            var payload = file.AsSpan(0, numbers);
            return SHA256.HashData(payload).AsSpan().SequenceEqual(file.AsSpan(numbers)) ? MemoryMarshal.Cast<byte, float>(payload).ToArray() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps embeddings. A folder that cannot be written to is no error: they are computed again next time.</summary>
    /// <exception cref="ArgumentException">The embeddings are not whole rows.</exception>
    public void Add(IVisionLanguageModel model, string content, ReadOnlySpan<float> embeddings)
    {
        if (embeddings.Length == 0 || embeddings.Length % model.EmbeddingSize != 0)
            throw new ArgumentException($"{embeddings.Length} numbers are not whole rows of {model.EmbeddingSize}.", nameof(embeddings));
        var payload = MemoryMarshal.AsBytes(embeddings);
        var target = FileOf(model, content);
        var temporary = $"{target}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(temporary, [.. payload, .. SHA256.HashData(payload)]);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }

    private string FileOf(IVisionLanguageModel model, string content)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)))[..32];
        return Path.Combine(_folder, model.Fingerprint, key[..2], key + ".bin");
    }
}
