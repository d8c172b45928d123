namespace ClipPaste.Web.Shares;

/// <summary>A link that somebody wants.</summary>
/// <param name="Name">For its owner's eyes; may be empty.</param>
/// <param name="Days">Days that it lasts, 1 to <see cref="MostDays"/>.</param>
/// <param name="Rights">What it allows.</param>
/// <param name="Follows">Whether it shows the collage as it is when somebody looks, and not as it is now.</param>
/// <param name="Password">What has to be typed first; null or empty for nothing.</param>
internal sealed record ShareDraft(string Name, int Days, ShareRights Rights, bool Follows, string? Password)
{
    /// <summary>Days that a link usually lasts.</summary>
    public const int UsualDays = 30;

    /// <summary>Days that a link lasts at most.</summary>
    public const int MostDays = 365;

    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Shortest password, in characters.</summary>
    public const int ShortestPassword = 8;

    /// <summary>Longest password, in characters.</summary>
    public const int LongestPassword = 128;

    /// <summary>What most people want: runs are watched, the picture is kept. What was written is told only where its owner says so.</summary>
    public static readonly ShareDraft Usual = new("", UsualDays, ShareRights.Live | ShareRights.Download, Follows: true, Password: null);

    /// <summary>Whether all of it is within the limits.</summary>
    public bool IsFine => Days is >= 1 and <= MostDays && Name.Length <= LongestName
        && (string.IsNullOrEmpty(Password) || Password.Length is >= ShortestPassword and <= LongestPassword);
}
