using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Components.Pages;

/// <summary>How long ago something was, in words.</summary>
internal static class AgeText
{
    /// <summary>The words for a span of time.</summary>
    public static string Of(TimeSpan past, IStringLocalizer<PagesTexts> texts) => past switch
    {
        { TotalMinutes: < 2 } => texts["JustNow"],
        { TotalHours: < 1 } age => texts["MinutesAgo", (int)age.TotalMinutes],
        { TotalHours: < 2 } => texts["HourAgo"],
        { TotalDays: < 1 } age => texts["HoursAgo", (int)age.TotalHours],
        { TotalDays: < 2 } => texts["Yesterday"],
        var age => texts["DaysAgo", (int)age.TotalDays],
    };
}
