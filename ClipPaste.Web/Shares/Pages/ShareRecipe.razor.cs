using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Shares.Pages;

/// <summary>What a shared collage was made with.</summary>
public sealed partial class ShareRecipe : SharePart
{
    [Inject]
    private RunStore Runs { get; set; } = null!;

    [Inject]
    private ShareRuns History { get; set; } = null!;

    private int Iterations { get; set; }

    private FrameMessage? First { get; set; }

    private FrameMessage? Newest { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Collage.Run is not { } run)
            return;
        (First, Newest) = (Runs.Frame(run, 1), Runs.NewestFrame(run, int.MaxValue));
        Iterations = Math.Min(Newest?.Number ?? 0, History.Planned(run));
    }
}
