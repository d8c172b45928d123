using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Components.Studio;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Components.Pages.Admin;

/// <summary>What is worked on and what waits, of every kind, with a way to stop it.</summary>
public sealed partial class QueueList
{
    private const int Most = 100;

    [Inject]
    private OpenJobs Open { get; set; } = null!;

    [Inject]
    private AccountNaming Names { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IStringLocalizer<StudioTexts> Studio { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private ImmutableArray<OpenJob> Jobs { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnInitialized() => Jobs = Open.List(Most);

    private static string SymbolOf(JobKind kind) => kind switch { JobKind.Run => "auto_awesome", JobKind.Cutouts => "content_cut", _ => "download" };

    private string TextOf(OpenJob job) => job switch
    {
        { Place: { Number: > 0 } place } => QueueWait.Text(Studio, place.Number, place.Seconds),
        { Kind: JobKind.Run } => T["Iterations", job.Done, job.Size],
        { Kind: JobKind.Cutouts } => T["PhotosToCut", job.Size],
        _ => "",
    };

    private void Stop(string job)
    {
        Open.Stop(Context.Caller(), job);
        Navigation.NavigateTo("/admin");
    }
}
