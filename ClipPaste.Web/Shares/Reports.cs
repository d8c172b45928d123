using System.Globalization;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Shares;

/// <summary>Takes reports of what is shown by a link or in the gallery.</summary>
internal sealed class Reports(ReportStore store, ActionRates rates, IStringLocalizer<ShareTexts> texts)
{
    private const int MostInAMinute = 5;

    /// <summary>Address of the form for a report.</summary>
    /// <param name="kind">Where it is shown.</param>
    /// <param name="subject">A link's id, or a published project's.</param>
    public static string FormFor(ReportKind kind, string subject) => $"/reports/{kind}/{Uri.EscapeDataString(subject)}";

    /// <summary>The form.</summary>
    public IResult Ask(string kind, string subject, HttpContext context) =>
        Known(kind, subject) is { } known ? Form(context, new ReportScreen(known, subject)) : ShareDoor.Gone();

    /// <summary>Takes what was written.</summary>
    public IResult Take(string? kind, string? subject, string? reason, HttpContext context)
    {
        if (Known(kind, subject) is not { } known)
            return ShareDoor.Gone();
        var screen = new ReportScreen(known, subject!, Reason: reason ?? "");
        var text = screen.Reason.Trim();
        if (text.Length is 0 or > ReportStore.LongestReason)
            return Form(context, screen with { Complaint = texts["ReasonLength", ReportStore.LongestReason] }, StatusCodes.Status400BadRequest);
        var who = $"{context.Connection.RemoteIpAddress}";
        if (!rates.TryTake(RatedAction.Report, who, MostInAMinute))
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(rates.Wait(RatedAction.Report, who, MostInAMinute).TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Form(context, screen with { Complaint = texts["TooManyReports", seconds] }, StatusCodes.Status429TooManyRequests);
        }
        return store.Add(known, subject!, text) ? Form(context, screen with { IsSent = true }) : ShareDoor.Gone();
    }

    private ReportKind? Known(string? kind, string? subject) =>
        subject is { Length: > 0 and < 64 } && Enum.TryParse<ReportKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known)
            && store.ProjectOf(known, subject) is not null ? known : null;

    private static RazorComponentResult<ReportPage> Form(HttpContext context, ReportScreen screen, int status = StatusCodes.Status200OK)
    {
        context.Features.Set(screen);
        return new RazorComponentResult<ReportPage> { StatusCode = status };
    }
}

/// <summary>What the page for reports shows.</summary>
/// <param name="Kind">Where the thing is shown.</param>
/// <param name="Subject">Its id.</param>
/// <param name="Reason">What was written.</param>
/// <param name="Complaint">What is wrong with that; null for nothing.</param>
/// <param name="IsSent">Whether it has been taken.</param>
internal sealed record ReportScreen(ReportKind Kind, string Subject, string Reason = "", string? Complaint = null, bool IsSent = false);
