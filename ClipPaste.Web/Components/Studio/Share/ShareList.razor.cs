using System.Collections.Immutable;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace ClipPaste.Web.Components.Studio.Share;

/// <summary>The links of the project: how long each lasts, how often it was opened, what it allows, and a way to revoke it.</summary>
public sealed partial class ShareList
{
    private ImmutableArray<ShareLink> _links = [];
    private string? _asked;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ShareStore Store { get; set; } = null!;

    [Inject]
    private ShareDesk Desk { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _links = Store.Of(Session.Id);
    }

    private string NameOf(ShareLink link) => link.Name.Length > 0 ? link.Name : T["Unnamed", link.Created.ToString("d MMMM yyyy")];

    private string Lasting(ShareLink link) => (link.Expires - Clock.GetUtcNow()) switch
    {
        { Ticks: <= 0 } => T["Ended"],
        { TotalDays: < 2 } left => T["HoursLeft", Math.Max(1, (int)left.TotalHours)],
        var left => T["DaysLeft", (int)Math.Round(left.TotalDays)],
    };

    private IEnumerable<string> Allowed(ShareLink link)
    {
        yield return T[link.Follows ? "FollowsShort" : "StaysShort"];
        if (link.Password is not null)
            yield return T["PasswordShort"];
        foreach (var right in Enum.GetValues<ShareRights>().Where(right => right != ShareRights.None && link.Allows(right)))
            yield return T["RightShort." + right];
    }

    private async Task RevokeAsync(ShareLink link)
    {
        Desk.Revoke(Session, link.Id, Caller.Of((await Authentication).User));
        _links = Store.Of(Session.Id);
        _asked = null;
    }
}
