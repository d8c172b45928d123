using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Photos;

/// <summary>The sentences of <see cref="UploadTexts"/> with the limits in them.</summary>
internal static class UploadSentences
{
    /// <summary>What people are told about a refusal, on the server and in the browser alike.</summary>
    public static string Of(IStringLocalizer<UploadTexts> texts, UploadRefusal refusal, UploadLimits limits)
    {
        var key = refusal.ToString();
        return refusal switch
        {
            UploadRefusal.TooLarge => texts[key, limits.MostBytes >> 20],
            UploadRefusal.TooManyPixels => texts[key, limits.MostPixels / 1_000_000, limits.LongestSide],
            UploadRefusal.TooSmall => texts[key, limits.ShortestSide],
            UploadRefusal.NameTooLong => texts[key, limits.LongestName],
            UploadRefusal.TooMany => texts[key, limits.MostFiles],
            UploadRefusal.DiskFull => texts[key, limits.Reserve >> 20],
            _ => texts[key],
        };
    }
}
