using System.Collections.Immutable;
using ClipPaste.Web.Shares;

namespace ClipPaste.Web.Api;

/// <summary>A link by which a collage is shown. Its secret is told once, when it is made.</summary>
/// <param name="Id">Its id, which opens nothing.</param>
/// <param name="Name">For your eyes only; may be empty.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Rights">What those who have it may do beside looking.</param>
/// <param name="Follows">Whether it shows the collage as it is when somebody looks, and not as it was when the link was made.</param>
/// <param name="HasPassword">Whether something has to be typed first.</param>
/// <param name="Views">How often its page has been shown.</param>
internal sealed record ShareAnswer(
    string Id, string Name, DateTimeOffset Created, DateTimeOffset Expires, ImmutableArray<ShareRights> Rights, bool Follows, bool HasPassword, long Views)
{
    /// <summary>What programs are told of a link.</summary>
    public static ShareAnswer Of(ShareLink link) =>
        new(link.Id, link.Name, link.Created, link.Expires, ListOf(link.Rights), link.Follows, link.Password is not null, link.Views);

    /// <summary>Rights, one by one.</summary>
    public static ImmutableArray<ShareRights> ListOf(ShareRights rights) =>
        [.. Enum.GetValues<ShareRights>().Where(right => right != ShareRights.None && (rights & right) == right)];
}

/// <summary>A link that was just made.</summary>
/// <param name="Path">Where it leads, below the studio's address. Nobody can be told it again.</param>
/// <param name="Share">The link.</param>
internal sealed record NewShareAnswer(string Path, ShareAnswer Share);
