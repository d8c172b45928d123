using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ClipPaste.Web.Access;

/// <summary>The secrets in links and of programs: 256 random bits in 43 characters that need no escaping in an address. Only their hashes are stored.</summary>
internal static class SecretToken
{
    private const int Bytes = 32;

    /// <summary>A new token.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 of a token, or of whatever somebody tries in its place.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
