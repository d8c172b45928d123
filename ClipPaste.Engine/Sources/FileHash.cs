using System.Security.Cryptography;

namespace ClipPaste.Engine.Sources;

/// <summary>The identity of a photo's file.</summary>
internal static class FileHash
{
    /// <summary>Lower-case hexadecimal SHA-256 of the file's bytes.</summary>
    public static string Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
