using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace ClipPaste.Web.Components.Pages;

/// <summary>The collages in the trash: each can be taken out again or deleted for good. Needs no circuit.</summary>
public sealed partial class TrashPage
{
    [Inject]
    private ProjectTrash Trash { get; set; } = null!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    private ImmutableArray<TrashedProject> Projects { get; set; } = [];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => Projects = Trash.Of(Caller.Of((await Authentication).User));
}
