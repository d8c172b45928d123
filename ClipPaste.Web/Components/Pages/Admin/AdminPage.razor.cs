using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Store;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Pages.Admin;

/// <summary>For whoever runs the studio: how full it is, what it is doing, who uses it and what was done. Needs no circuit.</summary>
public sealed partial class AdminPage
{
    /// <summary>The audit log is shown up to this entry.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public long? Before { get; set; }

    [Inject]
    private SiteAccess Site { get; set; } = null!;

    [Inject]
    private StudioFigures Studio { get; set; } = null!;

    [Inject]
    private StorageUse Pictures { get; set; } = null!;

    private IEnumerable<(string Key, string Figure)> Figures
    {
        get
        {
            var now = Studio.Read();
            yield return ("Collages", $"{now.Projects:N0}");
            yield return ("Photos", Counted(now.Photos, now.PhotoBytes));
            yield return ("Pictures", SizeOf(Pictures.PictureBytes()));
            yield return ("Exports", Counted(now.Exports, now.ExportBytes));
            yield return ("Database", SizeOf(now.DatabaseBytes));
            yield return ("DiskFree", SizeOf(now.FreeBytes));
        }
    }

    private string Counted(long count, long bytes) => count == 0 ? T["None"] : T["CountAndSize", count, SizeOf(bytes)];

    private static string SizeOf(long bytes) => bytes >= 1L << 30 ? $"{bytes / (double)(1L << 30):N1} GiB" : $"{bytes / (double)(1L << 20):N1} MiB";
}
