using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Pages.Admin;

/// <summary>What runs and what waits, with a way to stop it.</summary>
public sealed partial class QueueList
{
    [Inject]
    private RunDesk Desk { get; set; } = null!;

    [Inject]
    private AccountNaming Names { get; set; } = null!;

    [Inject]
    private AuditLog Audit { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private ImmutableList<LiveRun> Runs { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnInitialized() => Runs = Desk.Runs;

    private void Stop(string run)
    {
        if (Desk.Find(run) is { } live)
        {
            Desk.Stop(live.Session);
            Audit.Write(Context.Caller(), "run.stopped", run);
        }
        Navigation.NavigateTo("/admin");
    }
}
