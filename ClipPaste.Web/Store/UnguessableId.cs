using System.Buffers.Text;
using System.Security.Cryptography;

namespace ClipPaste.Web.Store;

/// <summary>Ids that nobody can guess: 128 random bits in 22 characters that need no escaping in an address.</summary>
internal static class UnguessableId
{
    private const int Bytes = 16;

    /// <summary>A new id.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
