using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Components.Layout;

/// <summary>Chooses light, dark or the system's colours; a small script stores the choice in a cookie and applies it at once.</summary>
public sealed partial class ThemePicker
{
    [Inject]
    private IStringLocalizer<LayoutTexts> T { get; set; } = null!;

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    private string Current => PageTheme.Of(Context?.Request.Cookies[PageTheme.Cookie]).Name;

    private IEnumerable<(string Name, string Text)> Choices => [("system", T["ThemeSystem"]), ("light", T["ThemeLight"]), ("dark", T["ThemeDark"])];
}
