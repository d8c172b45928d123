using System.Net;
using System.Text.RegularExpressions;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Shares;

public sealed partial class RemixAndReportTests(ShareSite site) : IClassFixture<ShareSite>
{
    private ReportStore Reported => site.Site.Services.GetRequiredService<ReportStore>();

    [Fact]
    public async Task A_remix_is_a_copy_of_what_is_shown_that_tells_where_it_is_from()
    {
        var original = site.Runs.NewCollage();
        var (path, _) = await site.ShareAsync(original, ShareRights.Remix, follows: false);
        original.Edit("delete", state => state with { Pieces = [] });
        using var viewer = site.Stranger();
        using var made = await viewer.PostAsync(path + "/remix", await FormAsync(viewer, path + "/remix"));
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
        var copy = site.Site.Services.GetRequiredService<ProjectSessions>().Open(made.Headers.Location!.OriginalString.Split('/')[2], Caller.Local)!;
        Assert.NotEqual(original.Id, copy.Id);
        Assert.Equal(("Remix of Discs", "Discs", 3, 2), (copy.State.Title, copy.State.RemixOf, copy.State.Pieces.Length, copy.State.Cutouts.Length));
        Assert.Null(copy.UndoLabel);
    }

    [Fact]
    public async Task A_remix_needs_the_form_of_its_page()
    {
        var (path, _) = await site.ShareAsync(site.Runs.NewCollage(), ShareRights.Remix);
        using var viewer = site.Stranger();
        using var bare = await viewer.PostAsync(path + "/remix", new FormUrlEncodedContent([new("sure", "yes")]));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
    }

    [Fact]
    public async Task A_report_reaches_those_who_look_after_the_studio_and_is_closed_once()
    {
        var session = site.Runs.NewCollage();
        var (path, id) = await site.ShareAsync(session);
        using var viewer = site.Stranger();
        var form = ReportLink().Match(WebUtility.HtmlDecode(await viewer.GetStringAsync(path))).Groups["address"].Value;
        using var sent = await viewer.PostAsync("/reports", await FormAsync(viewer, form, ("reason", " The penguin is mine. ")));
        Assert.Contains("Thank you", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var report = Assert.Single(Reported.Open(), report => report.Project == session.Id);
        Assert.Equal((ReportKind.Share, id, "Discs", "The penguin is mine."), (report.Kind, report.Subject, report.Title, report.Reason));
        Assert.True(Reported.Resolve(report.Id));
        Assert.False(Reported.Resolve(report.Id));
        Assert.DoesNotContain(Reported.Open(), open => open.Id == report.Id);
    }

    [Fact]
    public async Task Only_what_is_shown_can_be_reported_and_only_with_words()
    {
        var session = site.Runs.NewCollage();
        var (_, id) = await site.ShareAsync(session);
        Assert.False(Reported.Add(ReportKind.Gallery, session.Id, "not published"));
        Assert.False(Reported.Add(ReportKind.Share, session.Id, "not a link"));
        using var viewer = site.Stranger();
        using var unknown = await viewer.GetAsync(Reports.FormFor(ReportKind.Gallery, session.Id));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using (var wordless = await viewer.PostAsync("/reports", await FormAsync(viewer, Reports.FormFor(ReportKind.Share, id), ("reason", "  "))))
            Assert.Equal(HttpStatusCode.BadRequest, wordless.StatusCode);
        site.Store.Revoke(session.Id, id);
        Assert.False(Reported.Add(ReportKind.Share, id, "too late"));
        using var connection = site.Site.Services.GetRequiredService<StudioDatabase>().Open();
        connection.Execute("update projects set published = 1 where id = $id", ("$id", session.Id));
        Assert.True(Reported.Add(ReportKind.Gallery, session.Id, "published"));
    }

    [Fact]
    public async Task Making_and_revoking_stand_in_the_audit_log_without_the_token()
    {
        var session = site.Runs.NewCollage();
        var (path, id) = await site.ShareAsync(session);
        Assert.True(site.Site.Services.GetRequiredService<ShareDesk>().Revoke(session, id, Caller.Local));
        var entries = site.Site.Services.GetRequiredService<AuditLog>().Newest(100).Where(entry => entry.Subject == id);
        Assert.Equal(["share.revoke", "share.create"], entries.Select(entry => entry.Action));
        Assert.DoesNotContain(site.Site.Services.GetRequiredService<AuditLog>().Newest(100), entry => path.Contains(entry.Subject, StringComparison.Ordinal));
    }

    // What the page's own form sends, with what somebody types into it.
    private static async Task<FormUrlEncodedContent> FormAsync(HttpClient viewer, string address, params (string Name, string Value)[] typed)
    {
        var page = WebUtility.HtmlDecode(await viewer.GetStringAsync(address));
        var hidden = HiddenField().Matches(page).Select(field => KeyValuePair.Create(field.Groups["name"].Value, field.Groups["value"].Value));
        return new FormUrlEncodedContent([.. hidden, .. typed.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
    }

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex HiddenField();

    [GeneratedRegex("href=\"(?<address>/reports/[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex ReportLink();
}
