namespace ClipPaste.Web.Shares;

/// <summary>A link by which a collage is shown; its token is known to those who have the link and to nobody else.</summary>
/// <param name="Id">Names it where the token must not stand.</param>
/// <param name="Project">The collage.</param>
/// <param name="Name">For its owner's eyes; may be empty.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Rights">What it allows.</param>
/// <param name="Follows">Whether it shows the collage as it is when somebody looks, and not as it was when the link was made.</param>
/// <param name="Password">Hash of what has to be typed first; null for nothing.</param>
/// <param name="Views">How often its page has been shown.</param>
internal sealed record ShareLink(
    string Id, string Project, string Name, DateTimeOffset Created, DateTimeOffset Expires, ShareRights Rights, bool Follows, string? Password, long Views)
{
    /// <summary>Whether it allows something.</summary>
    public bool Allows(ShareRights right) => (Rights & right) == right;
}
