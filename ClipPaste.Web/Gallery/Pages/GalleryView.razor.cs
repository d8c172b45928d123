using System.Collections.Immutable;
using System.Text.Json;
using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Gallery.Pages;

/// <summary>A gallery: its first collages are in the page; a script shows the others as they are scrolled to. Needs no circuit.</summary>
public sealed partial class GalleryView
{
    private const int InPage = 48;

    // What the script says.
    private static readonly string[] Said =
    [
        "CountNone", "CountOne", "Count", "Selected", "SelectOne", "Star", "Unstar", "Published", "DoneStar", "DoneUnstar", "DoneMove", "DoneTrash", "DoneRestore", "DoneDuplicate",
        "DonePublish", "DoneUnpublish", "Failed", "TooFast", "FolderNew", "FolderRename", "FolderName", "Rename", "NewName", "Loading",
    ];

    /// <summary>Whether it is everybody's.</summary>
    [Parameter]
    public bool IsEverybody { get; set; }

    /// <summary>The search.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Id of the folder that is open.</summary>
    [SupplyParameterFromQuery(Name = "folder")]
    public string? Folder { get; set; }

    /// <summary>Which collages are shown.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    public string? Show { get; set; }

    /// <summary>Where the page begins when no script runs.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    [Inject]
    private GalleryStore Store { get; set; } = null!;

    [Inject]
    private GalleryFolders FolderStore { get; set; } = null!;

    [Inject]
    private PublicationStore Publications { get; set; } = null!;

    [Inject]
    private GalleryCards Words { get; set; } = null!;

    [Inject]
    private GalleryDesk Desk { get; set; } = null!;

    [Inject]
    private SiteAccess Site { get; set; } = null!;

    [Inject]
    private IStringLocalizer<GalleryTexts> T { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private GalleryFilter Filter { get; set; } = new();

    private ImmutableArray<GalleryFolder> Folders { get; set; } = [];

    private ImmutableArray<GalleryCard> Cards { get; set; } = [];

    private GalleryOutline Outline { get; set; } = new(0, []);

    private bool MayPublish { get; set; }

    private string Q => Filter.Search;

    private GalleryFolder? Open => Folders.FirstOrDefault(folder => folder.Id == Filter.Folder);

    private bool IsNarrowed => Filter.Folder is not null || Filter.Starred || Filter.Published;

    private string Source => IsEverybody ? "/gallery/everybody" : "/gallery";

    private string Heading => IsEverybody ? T["Everybody"] : Open?.Name ?? (Filter.Starred ? T["Starred"] : Filter.Published ? T["ShownPublished"] : T["OwnHeading"]);

    private string Counted => Outline.Count switch { 0 => T["CountNone"], 1 => T["CountOne"], var count => T["Count", count.ToString("N0")] };

    private string EmptySymbol => Filter.Starred ? "star" : Filter.Published || IsEverybody ? "public" : Filter.Folder is not null ? "folder_open" : "collections";

    private string EmptyText => IsEverybody
        ? T["EmptyEverybody"]
        : Filter.Starred ? T["EmptyStarred"] : Filter.Published ? T["EmptyPublished"] : Filter.Folder is not null ? T["EmptyFolder"] : T["EmptyOwn"];

    private string OutlineJson => JsonSerializer.Serialize(Outline, JsonSerializerOptions.Web);

    private string TextsJson => JsonSerializer.Serialize(Said.ToDictionary(key => key, key => T[key].Value));

    // What the search keeps.
    private IEnumerable<(string Name, string Value)> Kept =>
        Filter.Folder is { } folder ? [("folder", folder)] : Filter.Starred ? [("show", "starred")] : Filter.Published ? [("show", "published")] : [];

    private string NextPage => QueryHelpers.AddQueryString(Source,
        [.. Kept.Append(("q", Q)).Append(("after", Cards[^1].Key)).Where(part => part.Item2.Length > 0).Select(part => KeyValuePair.Create(part.Item1, (string?)part.Item2))]);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        var query = new GalleryQuery(Search, Folder, Show, After);
        Filter = IsEverybody ? new GalleryFilter(query.Filter.Search) : query.Filter;
        if (IsEverybody)
        {
            (Outline, Cards) = (Publications.Outline(Filter), Words.Published(Publications.Page(Filter, query.From, null, InPage)));
            return;
        }
        var caller = Context.Caller();
        MayPublish = Desk.MayPublish(caller);
        Folders = FolderStore.Of(caller);
        (Outline, Cards) = (Store.Outline(caller, Filter), Words.Own(Store.Page(caller, Filter, query.From, null, InPage)));
    }
}
