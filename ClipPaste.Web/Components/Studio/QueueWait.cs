using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Components.Studio;

/// <summary>Says how long something waits for its turn.</summary>
internal static class QueueWait
{
    private const double LongInSeconds = 90;

    /// <summary>Its place in the queue and, where it can be guessed, when its turn will come.</summary>
    /// <param name="texts">Has the keys <c>Place</c>, <c>StartsInSeconds</c> and <c>StartsInMinutes</c>.</param>
    /// <param name="place">1 for the next one.</param>
    /// <param name="seconds">Until its turn; null while unknown.</param>
    public static string Text(IStringLocalizer texts, int place, double? seconds) => seconds is not { } left
        ? texts["Place", place]
        : $"{texts["Place", place]} · {(left < LongInSeconds
            ? texts["StartsInSeconds", Math.Max(1, Math.Ceiling(left))] : texts["StartsInMinutes", Math.Round(left / 60)])}";
}
