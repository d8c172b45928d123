using ClipPaste.Web.Access;

namespace ClipPaste.Web.Shares;

/// <summary>Takes what people type as the passwords of links, each so often in a minute and no more. Safe to use from any thread.</summary>
internal sealed class ShareTries(SharePasswords passwords, ActionRates rates)
{
    private const int Most = 5;

    /// <summary>Tries a password.</summary>
    /// <param name="link">The link.</param>
    /// <param name="hash">The hash of its password.</param>
    /// <param name="password">What was typed; null for nothing.</param>
    /// <param name="context">Tells from where.</param>
    /// <returns>Whether it is right; and how long to wait where there were too many tries, so that it was not even looked at.</returns>
    public async Task<(bool IsRight, TimeSpan Wait)> TryAsync(ShareLink link, string hash, string? password, HttpContext context)
    {
        var who = $"{link.Id} {context.Connection.RemoteIpAddress}";
        if (!rates.TryTake(RatedAction.SharePassword, who, Most))
            return (false, rates.Wait(RatedAction.SharePassword, who, Most));
        return (password is { Length: > 0 and <= ShareDraft.LongestPassword } && await passwords.IsRightAsync(hash, password), TimeSpan.Zero);
    }
}
