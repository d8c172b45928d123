using ClipPaste.Web.Access;

namespace ClipPaste.Web.Shares;

/// <summary>
/// Counts tokens that open nothing, by address, however they are tried: as a page, a picture, or anything else below it. After as many as pages
/// may be looked at in a minute, nothing below any link is answered for the rest of it, right or wrong. Safe to use from any thread.
/// </summary>
internal sealed class ShareGuesses(ActionRates rates, RateLimits limits)
{
    private int Most => limits.ShareViews.Anonymous;

    /// <summary>A token opened nothing.</summary>
    public void Count(HttpContext context) => rates.TryTake(RatedAction.ShareGuess, AddressOf(context), Most);

    /// <summary>How long whoever asks has to wait; zero for not at all.</summary>
    public TimeSpan Wait(HttpContext context) => rates.Wait(RatedAction.ShareGuess, AddressOf(context), Most);

    private static string AddressOf(HttpContext context) => $"{context.Connection.RemoteIpAddress}";
}
