namespace ClipPaste.Web.Access;

/// <summary>An account has as much as it may have; nothing was added.</summary>
/// <param name="full">What there is too much of.</param>
internal sealed class QuotaException(AccountQuota full) : Exception($"An account's limit of {full} is reached.")
{
    /// <summary>What there is too much of.</summary>
    public AccountQuota Full => full;
}
