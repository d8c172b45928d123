using ClipPaste.Web.Access;
using ClipPaste.Web.Components.Shared;
using ClipPaste.Web.Components.Studio;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Pages;

/// <summary>The studio: one project, its steps beside the canvas.</summary>
public sealed partial class StudioPage : IDisposable
{
    // The canvas and the panels need a circuit: nothing is gained by rendering them twice.
    private static readonly InteractiveServerRenderMode StudioMode = new(prerender: false);

    private ElementReference _panel;
    private ErrorBoundary? _guard;
    private StudioStep _told;
    private bool _focus;

    /// <summary>The project's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The step to begin with.</summary>
    [Parameter]
    public string? Step { get; set; }

    /// <summary>Whether to begin with the dialog for links.</summary>
    [SupplyParameterFromQuery(Name = "share")]
    public bool Share { get; set; }

    [Inject]
    private CircuitPlace Place { get; set; } = null!;

    [Inject]
    private AccountClosings Closings { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ProjectSessions Sessions { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private WorkFaults Faults { get; set; } = null!;

    [Inject]
    private IStringLocalizer<PagesTexts> T { get; set; } = null!;

    [Inject]
    private IStringLocalizer<StudioTexts> Texts { get; set; } = null!;

    private StudioContext? Context { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private bool Missing { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Closings.Closed -= Leave;
        if (Context is { } context)
            context.Changed -= OnChanged;
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // Also when an open page's account has signed out or was suspended meanwhile.
        var caller = Caller.Of((await Authentication).User);
        if (Context is { } open && open.Session.Id == Id && open.Session.Owner == caller.Id)
            return;
        Dispose();
        var session = Sessions.Open(Id, caller);
        Missing = session is null;
        Context = session is null ? null : new StudioContext(session);
        if (Context is not { } context)
            return;
        context.GoTo(StepAddress.Read(Step));
        if (Share)
            context.Share(true);
        _told = context.Step;
        context.Changed += OnChanged;
        Closings.Closed += Leave;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focus)
            return;
        // The button that led here may have gone with its step: the keyboard goes on in the new one.
        _focus = false;
        await Script.Attempt(_ => _panel.FocusAsync(preventScroll: true));
    }

    private void GoOn() => _guard?.Recover();

    // Whoever is told to sign in again learns there why they cannot.
    private void Leave(string account)
    {
        if (Context?.Session.Owner == account)
            _ = InvokeAsync(() => Navigation.NavigateTo("/sign-in", forceLoad: true));
    }

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        if (Context is not { } context || context.Step == _told)
            return;
        (_told, _focus) = (context.Step, true);
        StateHasChanged();
    });
}
