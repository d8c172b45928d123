using System.Collections.Immutable;
using ClipPaste.Web.Shares;

namespace ClipPaste.Web.Api;

/// <summary>A link that somebody wants; what is left out is as most people want it.</summary>
internal sealed record ShareWish
{
    /// <summary>A name for your eyes only, up to 60 characters.</summary>
    public string Name { get; init; } = ShareDraft.Usual.Name;

    /// <summary>Days that it lasts, 1 to 365.</summary>
    public int Days { get; init; } = ShareDraft.UsualDays;

    /// <summary>What those who have it may do beside looking.</summary>
    public ImmutableArray<ShareRights> Rights { get; init; } = ShareAnswer.ListOf(ShareDraft.Usual.Rights);

    /// <summary>Whether it shows the collage as it is when somebody looks, and not as it is now.</summary>
    public bool Follows { get; init; } = ShareDraft.Usual.Follows;

    /// <summary>What has to be typed first, 8 to 128 characters; null for nothing.</summary>
    public string? Password { get; init; }

    /// <summary>The same as a draft.</summary>
    public ShareDraft Draft => new(Name.Trim(), Days, Rights.IsDefault ? ShareRights.None : Rights.Aggregate(ShareRights.None, (all, right) => all | right), Follows, Password);
}
