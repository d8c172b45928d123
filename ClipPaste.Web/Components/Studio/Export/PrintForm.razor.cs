using ClipPaste.Engine.Exports;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Export;

/// <summary>Which sheet a collage is printed on.</summary>
public sealed partial class PrintForm
{
    private static readonly ExportFormat[] Formats = [ExportFormat.Pdf, ExportFormat.Png, ExportFormat.Jpeg];

    private PrintChoice _print = new();
    private ExportFormat _format = ExportFormat.Pdf;

    [Inject]
    private ExportWork Work { get; set; } = null!;

    private ExportOptions Options => new(_format) { Print = _print };

    private (int Width, int Height) Pixels => PaperSize.All.First(paper => paper.Name == _print.Paper).Pixels(State.Aspect, _print.ToTheEdge, _print.Dpi);
}
