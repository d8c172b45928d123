using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Web.Access;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class AdminApiTests : IAsyncLifetime
{
    private StudioSite _site = null!;
    private HttpClient _admin = null!;
    private string _ann = "";
    private string _bob = "";

    [Fact]
    public async Task Accounts_come_in_pages_with_what_they_have()
    {
        Project();
        using (await Person.GuestAsync(_site))
        {
            var first = await _admin.GetFromJsonAsync<JsonElement>("admin/accounts?limit=2");
            var rest = await _admin.GetFromJsonAsync<JsonElement>($"admin/accounts?limit=2&after={first.GetProperty("next").GetString()}");
            Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
            var all = first.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).ToList();
            Assert.Equal(["admin Ann", "guest ", "user Bob"], all.Select(one => $"{one.GetProperty("role")} {one.GetProperty("name")}").Order(StringComparer.Ordinal));
            Assert.Equal(1, all.Single(one => one.GetProperty("id").GetString() == _bob).GetProperty("collages").GetProperty("used").GetInt32());
            var guest = all.Single(one => one.GetProperty("role").GetString() == "guest").GetProperty("id").GetString();
            Assert.Equal(HttpStatusCode.Conflict, await ChangeAsync(guest!, new { role = "admin" }));
        }
    }

    [Fact]
    public async Task An_account_is_suspended_restored_promoted_and_deleted_and_all_of_it_is_remembered()
    {
        using var program = _site.Program(_bob);
        Assert.Equal(HttpStatusCode.OK, await ChangeAsync(_bob, new { suspended = true }));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program, "me"));
        Assert.Equal(HttpStatusCode.OK, await ChangeAsync(_bob, new { suspended = true }));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(_admin, "admin/accounts/nobody"));
        Assert.Equal(HttpStatusCode.OK, await ChangeAsync(_bob, new { suspended = false, role = "admin" }));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, "admin/accounts"));
        Assert.Equal(HttpStatusCode.OK, await ChangeAsync(_bob, new { role = "user" }));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(program, "admin/accounts"));
        Assert.Equal(HttpStatusCode.BadRequest, await ChangeAsync(_bob, new { role = "guest" }));
        using var deleted = await _admin.DeleteAsync($"admin/accounts/{_bob}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(_admin, $"admin/accounts/{_bob}"));
        var first = await _admin.GetFromJsonAsync<JsonElement>("admin/audit?limit=3");
        var second = await _admin.GetFromJsonAsync<JsonElement>($"admin/audit?limit=2&before={first.GetProperty("next").GetInt64()}");
        var deeds = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).ToList();
        Assert.Equal(["account.deleted", "role.user", "account.restored", "role.admin", "account.suspended"], deeds.Select(deed => deed.GetProperty("action").GetString()!));
        Assert.All(deeds, deed => Assert.Equal((_ann, _bob), (deed.GetProperty("caller").GetString(), deed.GetProperty("subject").GetString())));
    }

    [Fact]
    public async Task The_only_admin_stays()
    {
        Assert.Equal(HttpStatusCode.Conflict, await ChangeAsync(_ann, new { role = "user" }));
        Assert.Equal(HttpStatusCode.Conflict, await ChangeAsync(_ann, new { role = "admin", suspended = true }));
        using var refused = await _admin.DeleteAsync($"admin/accounts/{_ann}");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("only admin", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_admin, "admin/storage"));
    }

    [Fact]
    public async Task Jobs_of_all_are_seen_and_one_is_ended()
    {
        // Of a suspended account nothing is begun.
        Assert.Equal(HttpStatusCode.OK, await ChangeAsync(_bob, new { suspended = true }));
        var queue = Get<IJobQueue>();
        queue.Enqueue(new NewJob("cut", JobKind.Cutouts, Project(), _bob, 7, []));
        var job = Assert.Single((await _admin.GetFromJsonAsync<JsonElement>("admin/jobs")).EnumerateArray());
        Assert.Equal(("cut", "cutouts", _bob, "queued", 7), (job.GetProperty("id").GetString(), job.GetProperty("kind").GetString(), job.GetProperty("owner").GetString(),
            job.GetProperty("state").GetString(), job.GetProperty("size").GetInt32()));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync("admin/jobs/cut/cancel"));
        Assert.Equal(JobState.Cancelled, queue.Find("cut")!.State);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("admin/jobs/cut/cancel"));
        Assert.Single(Get<AuditLog>().Newest(10), entry => (entry.Action, entry.Subject, entry.Caller) == ("job.stopped", "cut", _ann));
    }

    [Fact]
    public async Task What_was_reported_is_left_or_taken_down()
    {
        var (project, reports, shares) = (Project(), Get<ReportStore>(), Get<ShareStore>());
        var token = SecretToken.New();
        var link = shares.Add(token, project, new ShareDraft("for you", 30, ShareRights.None, Follows: true, Password: null), null, null, null)!;
        Assert.True(reports.Add(ReportKind.Share, link.Id, "not nice"));
        Assert.True(reports.Add(ReportKind.Share, link.Id, "this is rude"));
        var told = (await _admin.GetFromJsonAsync<JsonElement>("admin/reports")).EnumerateArray().ToList();
        Assert.Equal(["not nice", "this is rude"], told.Select(report => report.GetProperty("reason").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync($"admin/reports/{told[0].GetProperty("id")}/resolve"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync($"admin/reports/{told[0].GetProperty("id")}/resolve"));
        Assert.NotNull(shares.Find(token));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync($"admin/reports/{told[1].GetProperty("id")}/takedown"));
        Assert.Null(shares.Find(token));
        Assert.Empty((await _admin.GetFromJsonAsync<JsonElement>("admin/reports")).EnumerateArray());
        Assert.Equal([("takedown", project), ("report.closed", told[0].GetProperty("id").GetString()!)], Get<AuditLog>().Newest(2).Select(entry => (entry.Action, entry.Subject)));
    }

    [Fact]
    public async Task What_is_shown_is_listed_and_taken_down_without_a_report()
    {
        var project = Project();
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync($"admin/shown/{project}/takedown"));
        var token = SecretToken.New();
        Get<ShareStore>().Add(token, project, new ShareDraft("for you", 30, ShareRights.None, Follows: true, Password: null), null, null, null);
        var shown = Assert.Single((await _admin.GetFromJsonAsync<JsonElement>("admin/shown")).EnumerateArray());
        Assert.Equal((project, _bob, 1), (shown.GetProperty("project").GetString(), shown.GetProperty("owner").GetString(), shown.GetProperty("links").GetInt32()));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync($"admin/shown/{project}/takedown"));
        Assert.Null(Get<ShareStore>().Find(token));
        Assert.Empty((await _admin.GetFromJsonAsync<JsonElement>("admin/shown")).EnumerateArray());
    }

    [Fact]
    public async Task A_token_that_only_reads_looks_and_does_nothing()
    {
        using var reader = _site.Program(_ann, onlyReads: true);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, "admin/accounts"));
        using var refused = await reader.DeleteAsync($"admin/accounts/{_bob}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.NotNull(Get<AccountStore>().Find(_bob));
    }

    [Fact]
    public async Task Without_accounts_the_one_user_sees_the_studio_and_there_are_no_accounts()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        site.Services.GetRequiredService<ProjectSessions>().Create(new ProjectState(), Caller.LocalId);
        var storage = await program.GetFromJsonAsync<JsonElement>("admin/storage");
        Assert.Equal(1, storage.GetProperty("collages").GetInt32());
        Assert.True(storage.GetProperty("freeBytes").GetInt64() > 0);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, "admin/jobs"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(program, "admin/accounts"));
    }

    public async Task InitializeAsync()
    {
        _site = await PeopleSite.StartAsync();
        using (await Person.SignedUpAsync(_site, "Ann"))
        using (await Person.SignedUpAsync(_site, "Bob"))
            (_ann, _bob) = (IdOf("Ann"), IdOf("Bob"));
        _admin = _site.Program(_ann);
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _site.DisposeAsync();
    }

    private T Get<T>()
        where T : notnull => _site.Services.GetRequiredService<T>();

    private string IdOf(string name) => Get<AccountStore>().All().Single(account => account.Name == name).Id;

    private string Project() => Get<ProjectSessions>().Create(new ProjectState { Title = "Fox" }, _bob).Id;

    private async Task<HttpStatusCode> ChangeAsync(string account, object wish)
    {
        using var answer = await _admin.PatchAsJsonAsync($"admin/accounts/{account}", wish);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> PostAsync(string address)
    {
        using var answer = await _admin.PostAsync(address, content: null);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient program, string address)
    {
        using var answer = await program.GetAsync(address);
        return answer.StatusCode;
    }
}
