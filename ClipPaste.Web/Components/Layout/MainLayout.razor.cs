using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Components.Layout;

/// <summary>Bar and content of every page but the studio's.</summary>
public sealed partial class MainLayout
{
    [Inject]
    private IStringLocalizer<LayoutTexts> T { get; set; } = null!;
}
