using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Export;

/// <summary>Into which kind of program the pieces go as layers.</summary>
public sealed partial class LayersForm
{
    private static readonly ExportFormat[] Formats = [ExportFormat.OpenRaster, ExportFormat.Svg];
    private static readonly int[] Sizes = [1600, 2400, 4096];

    private ExportOptions _options = new(ExportFormat.OpenRaster, Sizes[1]);

    [Inject]
    private ExportWork Work { get; set; } = null!;
}
