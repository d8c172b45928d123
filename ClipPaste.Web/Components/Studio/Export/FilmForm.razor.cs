using ClipPaste.Engine.Exports;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Export;

/// <summary>What a time-lapse shows, how long and how large.</summary>
public sealed partial class FilmForm
{
    private FilmChoice _film = new();
    private ExportFormat _format = ExportFormat.AnimatedWebP;
    private string? _newest;
    private bool _hasFrames;
    private bool _hasVideo;

    [Inject]
    private ExportWork Work { get; set; } = null!;

    [Inject]
    private RunHistory History { get; set; } = null!;

    private ExportFormat[] Formats => _hasVideo ? [ExportFormat.Mp4, ExportFormat.WebM, ExportFormat.AnimatedWebP] : [ExportFormat.AnimatedWebP];

    private ExportOptions Options => new(_format) { Film = _film };

    private FilmShape? Shape => ExportDrawing.ShapeOf(State, _film, _format);

    private string Result => Shape is { } shape ? T["FilmResult", shape.Width, shape.Height, shape.PerSecond] : T["FilmTooLarge"];

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        var runs = History.WithFrames(Session.Id);
        _hasFrames = !runs.IsEmpty;
        _newest = runs.Length > 1 ? runs[^1] : null;
        _hasVideo = VideoProgram.Find() is not null;
        _format = _hasVideo ? ExportFormat.Mp4 : ExportFormat.AnimatedWebP;
    }
}
