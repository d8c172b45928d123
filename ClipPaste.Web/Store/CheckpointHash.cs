using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ClipPaste.Web.Store;

/// <summary>Tells a checkpoint that was written whole from one that was torn.</summary>
internal static class CheckpointHash
{
    /// <summary>SHA-256 of all that a checkpoint consists of.</summary>
    /// <param name="version">Of the document that it belongs to.</param>
    /// <param name="iteration">Iterations done.</param>
    /// <param name="body">The checkpoint as it is stored.</param>
    public static byte[] Of(long version, int iteration, ReadOnlySpan<byte> body)
    {
        Span<byte> numbers = stackalloc byte[sizeof(long) + sizeof(int)];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, version);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[sizeof(long)..], iteration);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(numbers);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
