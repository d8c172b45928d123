using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Shares.Pages;

/// <summary>What a shared collage was made with.</summary>
public sealed partial class ShareRecipe : SharePart
{
    [Inject]
    private RunStore Runs { get; set; } = null!;

    private FrameMessage? First { get; set; }

    private FrameMessage? Newest { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Collage.Run is { } run)
            (First, Newest) = (Runs.Frame(run, 1), Runs.NewestFrame(run));
    }
}
