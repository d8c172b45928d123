using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio;

/// <summary>A panel of the studio: renders anew whenever the project, its activities or what the panels share have changed.</summary>
public abstract class StudioPanel : ComponentBase, IDisposable
{
    private bool _queued;
    private bool _disposed;

    [CascadingParameter]
    private protected StudioContext Studio { get; set; } = null!;

    private protected ProjectSession Session => Studio.Session;

    /// <summary>Whether it has left the page: scripts find nothing of it there any more.</summary>
    private protected bool IsGone => _disposed;

    private protected ProjectState State => Studio.Session.State;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Session.Changed += OnProjectChanged;
        Session.Activities.Changed += Refresh;
        Studio.Changed += Refresh;
    }

    /// <summary>Leaves the events.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        Session.Changed -= OnProjectChanged;
        Session.Activities.Changed -= Refresh;
        Studio.Changed -= Refresh;
    }

    /// <summary>Renders soon; many calls at once render once. From any thread.</summary>
    protected void Refresh()
    {
        if (_disposed || Interlocked.Exchange(ref _queued, true))
            return;
        _ = InvokeAsync(() =>
        {
            _queued = false;
            if (!_disposed)
                StateHasChanged();
        });
    }

    /// <summary>The project has changed; from any thread.</summary>
    private protected virtual void OnProjectChanged(ProjectChange change) => Refresh();
}
