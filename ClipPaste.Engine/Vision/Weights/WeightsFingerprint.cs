using System.Security.Cryptography;

namespace ClipPaste.Engine.Vision.Weights;

/// <summary>A short name for the exact bytes of a file of weights.</summary>
internal static class WeightsFingerprint
{
    private const int Digits = 16;

    /// <summary>The first 16 hexadecimal digits of the file's SHA-256.</summary>
    public static string Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file))[..Digits];
    }
}
