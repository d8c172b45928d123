using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Features;

namespace ClipPaste.Web.Shares.Pages;

/// <summary>Something on the page of a link; is drawn once, on the server.</summary>
public abstract class SharePart : ComponentBase
{
    [CascadingParameter]
    private protected HttpContext Context { get; set; } = null!;

    private protected ShareScreen Screen => Context.Features.GetRequiredFeature<ShareScreen>();

    private protected SharedCollage Collage => Screen.Collage ?? throw new InvalidOperationException("Nothing is shown before the password was typed.");

    private protected string Address => Screen.Address;

    private protected bool Allows(ShareRights right) => Collage.Allows(right);
}
