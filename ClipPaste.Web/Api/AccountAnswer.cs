using ClipPaste.Web.Access;

namespace ClipPaste.Web.Api;

/// <summary>Who a token acts for, and how much they have.</summary>
/// <param name="Role">What the account may do.</param>
/// <param name="Bytes">Bytes of photos, cut-outs and exports.</param>
/// <param name="Photos">Photos that were sent.</param>
/// <param name="Collages">Collages, those in the trash included.</param>
/// <param name="OnlyReads">Whether the token changes nothing.</param>
internal sealed record AccountAnswer(CallerRole Role, AmountAnswer Bytes, AmountAnswer Photos, AmountAnswer Collages, bool OnlyReads);

/// <summary>How much there is of something.</summary>
/// <param name="Used">So much.</param>
/// <param name="Most">So much there may be; null for any amount.</param>
internal sealed record AmountAnswer(long Used, long? Most)
{
    /// <summary>An amount with its limit, which may be that there is none.</summary>
    public static AmountAnswer Of(long used, long most) => new(used, most is int.MaxValue or long.MaxValue ? null : most);
}
