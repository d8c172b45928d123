using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>The iterations of a run: its curves, a way to look back, and to go on from there. The canvas fills and follows it.</summary>
public sealed partial class TimelineBox
{
    private const string Prefix = "Timeline.";

    private ElementReference _host;
    private (ICanvas? Canvas, string Run, bool Over) _open;

    /// <summary>The run's id.</summary>
    [Parameter, EditorRequired]
    public string Run { get; set; } = "";

    /// <summary>Whether it has ended; then all its iterations can be fetched.</summary>
    [Parameter, EditorRequired]
    public bool Over { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var now = (Studio.Canvas, Run, Over);
        if (now == _open || Studio.Canvas is not { } canvas)
            return;
        _open = now;
        var texts = T.GetAllStrings(includeParentCultures: false).Where(text => text.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(text => text.Name[Prefix.Length..], text => text.Value, StringComparer.Ordinal);
        await canvas.OpenTimelineAsync(_host, Run, texts);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // Else the canvas would go on showing an iteration that nobody can leave any more.
        if (_open.Canvas is { } canvas && ReferenceEquals(canvas, Studio.Canvas))
            _ = canvas.CloseTimelineAsync();
    }
}
