namespace ClipPaste.Web.Access;

/// <summary>Tells open pages at once that an account cannot be used any more. Safe to use from any thread.</summary>
internal sealed class AccountClosings
{
    /// <summary>The account with this id was suspended or is being deleted.</summary>
    public event Action<string>? Closed;

    /// <summary>Tells everybody.</summary>
    public void Tell(string account) => Closed?.Invoke(account);
}
