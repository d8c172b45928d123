using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Components.Pages;

/// <summary>The studio: one project, its steps beside the canvas.</summary>
public sealed partial class StudioPage
{
    // The canvas and the panels need a circuit: nothing is gained by rendering them twice.
    private static readonly InteractiveServerRenderMode StudioMode = new(prerender: false);

    /// <summary>The project's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The step that is shown.</summary>
    [Parameter]
    public string? Step { get; set; }

    [Inject]
    private ProjectSessions Sessions { get; set; } = null!;

    [Inject]
    private IStringLocalizer<PagesTexts> T { get; set; } = null!;

    private ProjectSession? Session { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet() => Session = Sessions.Open(Id);
}
