using System.Collections.Immutable;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Components.Studio;

/// <summary>What the panels of one open studio page share: the project, the step, the selection and the canvas. For one circuit.</summary>
internal sealed class StudioContext(ProjectSession session)
{
    /// <summary>Step, selection or canvas have changed.</summary>
    public event Action? Changed;

    /// <summary>The project.</summary>
    public ProjectSession Session => session;

    /// <summary>The step that is shown.</summary>
    public StudioStep Step { get; private set; }

    /// <summary>Ids of the selected pieces.</summary>
    public ImmutableArray<string> Selection { get; private set; } = [];

    /// <summary>The canvas; null until it has been opened.</summary>
    public ICanvas? Canvas { get; private set; }

    /// <summary>Whether the dialog for links is open.</summary>
    public bool IsSharing { get; private set; }

    /// <summary>Opens or closes the dialog for links.</summary>
    public void Share(bool open)
    {
        IsSharing = open;
        Changed?.Invoke();
    }

    /// <summary>Shows another step.</summary>
    public void GoTo(StudioStep step)
    {
        Step = step;
        Changed?.Invoke();
    }

    /// <summary>Selects pieces, on the canvas and in the layers panel.</summary>
    public async Task SelectAsync(ImmutableArray<string> pieces)
    {
        Selected(pieces);
        if (Canvas is { } canvas)
            await canvas.SelectAsync(pieces);
    }

    /// <summary>The canvas tells what its user has selected there.</summary>
    internal void Selected(ImmutableArray<string> pieces)
    {
        Selection = pieces;
        Changed?.Invoke();
    }

    /// <summary>The canvas is there, or with null no longer.</summary>
    internal void Attach(ICanvas? canvas)
    {
        Canvas = canvas;
        Changed?.Invoke();
    }
}
