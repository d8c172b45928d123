using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace ClipPaste.Web.Components.Pages;

/// <summary>The start: a box for the sentence, examples, and the collages that are there already. Needs no circuit.</summary>
public sealed partial class Home
{
    private const int MostProjects = 12;

    /// <summary>Why the last sentence was refused: key of a text.</summary>
    [SupplyParameterFromQuery(Name = "refused")]
    public string? Refused { get; set; }

    /// <summary>The sentence that was refused.</summary>
    [SupplyParameterFromQuery(Name = "prompt")]
    public string? RefusedPrompt { get; set; }

    /// <summary>Why the last collage file was refused: key of a text.</summary>
    [SupplyParameterFromQuery(Name = "file")]
    public string? RefusedFile { get; set; }

    /// <summary>The project that was just moved to the trash.</summary>
    [SupplyParameterFromQuery(Name = "trashed")]
    public string? Trashed { get; set; }

    [Inject]
    private ProjectStore Store { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private bool IsNobody { get; set; }

    private ImmutableArray<ProjectSummary> Projects { get; set; } = [];

    private string Owner { get; set; } = "";

    private IEnumerable<string> Examples => [T["Example1"].Value, T["Example2"].Value, T["Example3"].Value, T["Example4"].Value];

    private string? Refusal => Refused switch { "empty" => T["RefusedEmpty"].Value, "long" => T["RefusedLong"].Value, "disk" => T["RefusedDisk"].Value, "quota" => T["RefusedQuota"].Value, _ => null };

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var caller = Caller.Of((await Authentication).User);
        Owner = caller.Id;
        IsNobody = caller.Role == CallerRole.Anonymous;
        Projects = IsNobody ? [] : Store.List(caller.Id, MostProjects);
    }

    private string TitleOf(ProjectSummary project) => project.Title.Length > 0 ? project.Title : T["Untitled"];

    private string Age(DateTimeOffset then) => AgeText.Of(Clock.GetUtcNow() - then, T);
}
