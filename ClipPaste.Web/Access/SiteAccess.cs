using System.Collections.Immutable;

namespace ClipPaste.Web.Access;

/// <summary>For whom a site is there.</summary>
/// <param name="MultiUser">Whether there are accounts; else everybody who reaches the site is its one user.</param>
internal sealed record SiteAccess(bool MultiUser = false)
{
    /// <summary>Names under which a reverse proxy on this computer makes the site known; none without one.</summary>
    public ImmutableArray<string> PublicHosts { get; init; } = [];
}
