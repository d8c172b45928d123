using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ClipPaste.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Radzen.Blazor;

namespace ClipPaste.Web.Components;

/// <summary>The page around all pages.</summary>
public sealed partial class App
{
    private static readonly string RadzenVersion = typeof(RadzenButton).Assembly.GetName().Version!.ToString(3);

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    private PageTheme Theme => PageTheme.Of(Context?.Request.Cookies[PageTheme.Cookie]);

    // Only pages with a circuit need the scripts that keep one; all others are whole as they come, and work with a few lines of their own.
    private bool IsLive => Context?.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetCustomAttribute<RenderModeAttribute>() is not null;

    private ImportMapDefinition? Modules { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Modules = ImportMapDefinition.FromResourceCollection(Assets);
        // The only script that stands in the page itself is allowed by its hash.
        if (Context is { Response.HasStarted: false })
            Context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyWith(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Modules.ToString()))));
    }
}
