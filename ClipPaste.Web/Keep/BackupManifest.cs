using System.Collections.Immutable;

namespace ClipPaste.Web.Keep;

/// <summary>What a backup holds, in <c>backup.json</c>.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="Made">When.</param>
/// <param name="Files">All files but the manifest itself.</param>
internal sealed record BackupManifest(string Format, DateTimeOffset Made, ImmutableArray<BackedUpFile> Files)
{
    public const string CurrentFormat = "clippaste-backup-1";
    public const string Entry = "backup.json";
}

/// <summary>A file of a backup.</summary>
/// <param name="Name">Its path in the data folder, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Hash">Lower-case hexadecimal SHA-256 of its content.</param>
internal sealed record BackedUpFile(string Name, long Bytes, string Hash);
