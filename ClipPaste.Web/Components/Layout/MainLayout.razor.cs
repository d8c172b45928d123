using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Components.Layout;

/// <summary>Bar and content of every page but the studio's.</summary>
public sealed partial class MainLayout
{
    [Inject]
    private IStringLocalizer<LayoutTexts> T { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    // Whoever has no account has no collages.
    private string Gallery => Context?.Caller().Role == CallerRole.Anonymous ? "/gallery/everybody" : "/gallery";

    private bool IsAdmin => Context?.Caller().Role == CallerRole.Admin;
}
