using System.Globalization;
using System.Security.Cryptography;

namespace ClipPaste.Web.Studio;

/// <summary>Seeds of projects.</summary>
internal static class ProjectSeed
{
    /// <summary>A seed that nobody can foresee, short enough to be written down.</summary>
    public static ulong New() => (ulong)RandomNumberGenerator.GetInt32(1, int.MaxValue);

    /// <summary>Reads a seed that somebody has typed; null where it is none.</summary>
    public static ulong? Parse(string? text) => ulong.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
