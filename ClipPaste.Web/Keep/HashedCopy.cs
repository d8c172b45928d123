using System.Security.Cryptography;

namespace ClipPaste.Web.Keep;

/// <summary>Copies and hashes in one go.</summary>
internal static class HashedCopy
{
    /// <summary>Copies to the end.</summary>
    /// <returns>Number of bytes, and their lower-case hexadecimal SHA-256.</returns>
    public static (long Bytes, string Hash) Copy(Stream from, Stream to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[1 << 17];
        var bytes = 0L;
        for (int read; (read = from.Read(chunk)) > 0; bytes += read)
        {
            hash.AppendData(chunk, 0, read);
            to.Write(chunk, 0, read);
        }
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
