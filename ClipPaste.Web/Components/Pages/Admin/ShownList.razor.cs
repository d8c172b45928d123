using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Pages.Admin;

/// <summary>What is shown to others, what of it was reported, and how to end it.</summary>
public sealed partial class ShownList
{
    private const int MostListed = 100;

    /// <summary>What is to be done about a report.</summary>
    [SupplyParameterFromForm(Name = "answer")]
    public string? Chosen { get; set; }

    [Inject]
    private Takedown Takedown { get; set; } = null!;

    [Inject]
    private ReportStore Store { get; set; } = null!;

    [Inject]
    private AccountNaming Names { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private ImmutableArray<Report> Reports { get; set; } = [];

    private ImmutableArray<ShownCollage> Collages { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnInitialized() => (Reports, Collages) = (Store.Open(), Takedown.Shown(MostListed));

    private void Answer(Report report)
    {
        if (Chosen == "takedown")
            Takedown.Do(Context.Caller(), report.Project);
        else if (Chosen == "leave")
            Takedown.Leave(Context.Caller(), report.Id);
        Navigation.NavigateTo("/admin");
    }

    private void TakeDown(string project)
    {
        Takedown.Do(Context.Caller(), project);
        Navigation.NavigateTo("/admin");
    }
}
