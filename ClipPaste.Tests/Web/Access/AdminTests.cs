using System.Collections.Immutable;
using System.Net;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Access;

public sealed class AdminTests : IAsyncLifetime
{
    private StudioSite _site = null!;
    private Person _ann = null!;
    private Person _bob = null!;

    private Account Bob => All().Single(account => account.Name == "Bob");

    [Fact]
    public async Task A_suspended_account_is_out_at_once_and_in_again_when_it_is_restored()
    {
        await DoAsync(Bob.Id, "suspend");
        Assert.Equal(HttpStatusCode.Redirect, (await _bob.GetAsync("/account")).StatusCode);
        using var refused = await _bob.SendFormAsync("/sign-in", "sign-in", ("name", "Bob"), ("password", Person.Password));
        Assert.Contains("cannot be used at the moment", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await DoAsync(Bob.Id, "restore");
        using var let = await _bob.SendFormAsync("/sign-in", "sign-in", ("name", "Bob"), ("password", Person.Password));
        Assert.Equal(HttpStatusCode.Redirect, let.StatusCode);
    }

    [Fact]
    public async Task A_role_counts_from_the_next_request_on_and_the_only_admin_stays()
    {
        await DoAsync(Bob.Id, "admin");
        Assert.Equal(HttpStatusCode.OK, (await _bob.GetAsync("/admin")).StatusCode);
        await DoAsync(Bob.Id, "user");
        Assert.Equal(HttpStatusCode.NotFound, (await _bob.GetAsync("/admin")).StatusCode);
        var ann = All().Single(account => account.Name == "Ann");
        foreach (var deed in new[] { "user", "suspend", "delete" })
            Assert.Contains("only admin", await DoAsync(ann.Id, deed), StringComparison.Ordinal);
        Assert.Equal(["role.user", "role.admin"], Log().Where(entry => entry.Action.StartsWith("role", StringComparison.Ordinal)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Admins_do_not_suspend_themselves_and_the_last_one_stays_whoever_else_there_is()
    {
        var ann = All().Single(account => account.Name == "Ann");
        await DoAsync(Bob.Id, "admin");
        Assert.Contains("your own account", await DoAsync(ann.Id, "suspend"), StringComparison.Ordinal);
        await DoAsync(Bob.Id, "delete");
        foreach (var deed in new[] { "user", "suspend" })
            Assert.Contains("only admin", await DoAsync(ann.Id, deed), StringComparison.Ordinal);
        Assert.True(All().Single() is { Role: CallerRole.Admin, Suspended: null });
    }

    [Fact]
    public async Task A_deleted_account_goes_with_its_collages()
    {
        var project = await _bob.NewProjectAsync();
        await DoAsync(Bob.Id, "delete");
        Assert.Equal(["Ann"], All().Select(account => account.Name));
        Assert.Null(_site.Services.GetRequiredService<ProjectStore>().Load(project));
        Assert.Contains(Log(), entry => entry.Action == "account.deleted");
    }

    [Fact]
    public async Task What_was_reported_is_taken_down_with_all_its_links_and_stays_its_owners()
    {
        var project = await _bob.NewProjectAsync("a rude picture");
        var (shares, reports) = (_site.Services.GetRequiredService<ShareStore>(), _site.Services.GetRequiredService<ReportStore>());
        var token = SecretToken.New();
        var link = shares.Add(token, project, new ShareDraft("for you", 30, ShareRights.None, Follows: true, Password: null), null, null, null)!;
        Assert.True(reports.Add(ReportKind.Share, link.Id, "this is rude"));
        var page = await _ann.Browser.GetStringAsync(new Uri("/admin", UriKind.Relative));
        Assert.Contains("this is rude", page, StringComparison.Ordinal);
        (await _ann.SendFormAsync("/admin", $"report-{reports.Open().Single().Id}", ("answer", "takedown"))).Dispose();
        Assert.Null(shares.Find(token));
        Assert.Empty(reports.Open());
        Assert.Contains(Log(), entry => (entry.Action, entry.Subject) == ("takedown", project));
        Assert.Equal(HttpStatusCode.OK, (await _bob.GetAsync($"/studio/{project}/prompt")).StatusCode);
    }

    [Fact]
    public async Task Only_admins_can_send_the_forms()
    {
        using var answer = await _bob.PostAsync("/account", "/admin", ("_handler", $"account-{Bob.Id}"), ("deed", "admin"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(CallerRole.User, Bob.Role);
    }

    public async Task InitializeAsync()
    {
        _site = await PeopleSite.StartAsync();
        _ann = await Person.SignedUpAsync(_site, "Ann");
        _bob = await Person.SignedUpAsync(_site, "Bob");
    }

    public async Task DisposeAsync()
    {
        _ann.Dispose();
        _bob.Dispose();
        await _site.DisposeAsync();
    }

    private ImmutableArray<Account> All() => _site.Services.GetRequiredService<AccountStore>().All();

    private ImmutableArray<AuditEntry> Log() => _site.Services.GetRequiredService<AuditLog>().Newest(100);

    private async Task<string> DoAsync(string account, string deed)
    {
        using var answer = await _ann.SendFormAsync("/admin", $"account-{account}", ("deed", deed));
        return await answer.Content.ReadAsStringAsync();
    }
}
