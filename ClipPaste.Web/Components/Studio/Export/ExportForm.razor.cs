using System.Globalization;
using ClipPaste.Engine.Collage;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Export;

/// <summary>What kind of picture is exported, and how large.</summary>
public sealed partial class ExportForm
{
    private static readonly ExportFormat[] Formats = [ExportFormat.Png, ExportFormat.Jpeg, ExportFormat.WebP];
    private static readonly int[] Sizes = [1600, 2400, 4096, 8192];

    private ExportOptions _options = new(ExportFormat.Png, Sizes[1]);
    private int _attempt;

    [Inject]
    private ExportWork Work { get; set; } = null!;

    private bool IsJpeg => _options.Format == ExportFormat.Jpeg;

    private (int Width, int Height) Pixels => new CanvasShape(State.Aspect).Pixels(_options.LongSide);

    private void Choose(ExportFormat format) => _options = _options with { Format = format, Transparent = _options.Transparent && format != ExportFormat.Jpeg };

    private void TakeSize(ChangeEventArgs change)
    {
        if (int.TryParse(change.Value as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var side))
            Resize(Math.Clamp(side, ExportOptions.SmallestSide, ExportOptions.LargestSide));
        // A box that shows what was not taken is drawn anew.
        _attempt++;
    }

    private void Resize(int longSide) => _options = _options with { LongSide = longSide };

    private void TakeQuality(ChangeEventArgs change)
    {
        if (int.TryParse(change.Value as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var quality))
            _options = _options with { Quality = Math.Clamp(quality, 1, 100) };
    }

    private void Start() => _ = Work.Start(Session, _options);
}
