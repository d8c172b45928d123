using System.Collections.Immutable;
using System.Net;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Access;

public sealed class SignInTests
{
    private static readonly SiteAccess Many = new(MultiUser: true);

    [Fact]
    public async Task The_first_account_is_the_admins_and_takes_over_what_was_there_and_the_second_is_a_users()
    {
        await using var site = await PeopleSite.StartAsync();
        var old = site.Services.GetRequiredService<ProjectSessions>().Create(new ProjectState { Title = "from before" }).Id;
        using var ann = await Person.SignedUpAsync(site, "Ann");
        using var bob = await Person.SignedUpAsync(site, "Bob");
        Assert.Equal([("Bob", CallerRole.User), ("Ann", CallerRole.Admin)], Accounts(site).Select(account => (account.Name!, account.Role)).OrderByDescending(one => one.Item1));
        Assert.Contains("from before", await ann.Browser.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("from before", await bob.Browser.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ann.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync($"/studio/{old}/prompt")).StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_only_and_not_for_scripts()
    {
        await using var site = await PeopleSite.StartAsync();
        using var ann = new Person(site);
        using var answer = await ann.SendFormAsync("/sign-up", "sign-up", ("name", "Ann"), ("password", Person.Password));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("account=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Behind_a_proxy_with_https_the_cookie_is_secure_and_bound_to_the_host()
    {
        await using var site = await StudioSite.StartAsync(services => services.AddQuickPasswords(), Many with { PublicHosts = ["studio.example"] });
        using var ann = new Person(site);
        ann.Browser.DefaultRequestHeaders.Host = "studio.example";
        ann.Browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await ann.GetAsync("/sign-up");
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
        // The browser of the test asks over http and would keep secure cookies to itself.
        ann.Browser.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]));
        var token = (await page.Content.ReadAsStringAsync()).Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var answer = await ann.PostBareAsync("/sign-up", ("_handler", "sign-up"), ("__RequestVerificationToken", token), ("name", "Ann"), ("password", Person.Password));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("__Host-account=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_sign_in_survives_a_restart_of_the_site()
    {
        await using var site = await PeopleSite.StartAsync();
        using var ann = await Person.SignedUpAsync(site, "Ann");
        await using var again = await site.AgainAsync();
        using var same = new Person(again);
        foreach (Cookie cookie in ann.Cookies.GetCookies(site.Browser.BaseAddress!))
            same.Cookies.Add(again.Browser.BaseAddress!, new Cookie(cookie.Name, cookie.Value));
        Assert.Equal(HttpStatusCode.OK, (await same.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_led_to_where_they_can_and_then_back()
    {
        await using var site = await PeopleSite.StartAsync();
        using var ann = await Person.SignedUpAsync(site, "Ann");
        using var again = new Person(site);
        using var asked = await again.GetAsync("/account");
        Assert.EndsWith("/sign-in?next=%2Faccount", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var wrong = await again.SendFormAsync("/sign-in?next=%2Faccount", "sign-in", ("name", "ann"), ("password", "not the password"));
        Assert.Contains("do not belong together", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await again.SendFormAsync("/sign-in?next=%2Faccount", "sign-in", ("name", " ann "), ("password", Person.Password));
        Assert.Equal("/account", new Uri(site.Browser.BaseAddress!, right.Headers.Location!).AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/account")).StatusCode);
    }

    [Theory]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public void Nobody_is_led_elsewhere(string next) => Assert.Equal("/", LocalAddress.Of(next));

    [Fact]
    public async Task Signing_out_needs_the_token_of_a_page_and_ends_the_sign_in()
    {
        await using var site = await PeopleSite.StartAsync();
        using var ann = await Person.SignedUpAsync(site, "Ann");
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.PostBareAsync("/account/sign-out")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ann.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ann.PostAsync("/account", "/account/sign-out")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ann.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_sign_ins_elsewhere()
    {
        await using var site = await PeopleSite.StartAsync();
        using var here = await Person.SignedUpAsync(site, "Ann");
        using var there = new Person(site);
        (await there.SendFormAsync("/sign-in", "sign-in", ("name", "Ann"), ("password", Person.Password))).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/account")).StatusCode);
        using var changed = await here.SendFormAsync("/account", "password", ("old", Person.Password), ("new", "another four words here"));
        Assert.EndsWith("done=password", changed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task An_account_that_cannot_be_made_is_refused_with_a_sentence()
    {
        (string Name, string Password, string Sentence)[] wrong =
        [
            ("ANN", Person.Password, "has this name already"), ("B", Person.Password, "2 to 40"), ("<b>ob", Person.Password, "2 to 40"),
            ("Robert", "short", "10 to 200"), ("Robert", "aaaaaaaaaaaaaaa", "easy to guess"), ("Robert", "robert robert", "easy to guess"),
        ];
        await using var site = await PeopleSite.StartAsync();
        using var ann = await Person.SignedUpAsync(site, "Ann");
        using var other = new Person(site);
        foreach (var (name, password, sentence) in wrong)
        {
            using var answer = await other.SendFormAsync("/sign-up", "sign-up", ("name", name), ("password", password));
            Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Single(Accounts(site));
    }

    [Fact]
    public async Task A_guest_begins_with_one_click_and_keeps_everything_by_choosing_a_name()
    {
        await using var site = await PeopleSite.StartAsync();
        using var admin = await Person.SignedUpAsync(site, "Ann");
        using var guest = new Person(site);
        using var begun = await guest.PostAsync("/", "/account/guest", ("prompt", "an owl at night"));
        var address = begun.Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(address)).StatusCode);
        using var kept = await guest.SendFormAsync("/sign-up", "sign-up", ("name", "Gil"), ("password", Person.Password));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(address)).StatusCode);
        var gil = Accounts(site).Single(account => account.Name == "Gil");
        Assert.Equal((CallerRole.User, null), (gil.Role, gil.Expires));
    }

    [Fact]
    public async Task A_guest_goes_after_a_day_with_everything()
    {
        var clock = new LaterClock();
        await using var site = await StudioSite.StartAsync(services => services.AddSingleton<TimeProvider>(clock).AddQuickPasswords(), Many);
        using var guest = await Person.GuestAsync(site);
        var project = await guest.NewProjectAsync();
        clock.Later = TimeSpan.FromHours(23);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync($"/studio/{project}/prompt")).StatusCode);
        clock.Later = TimeSpan.FromHours(24);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.GetAsync($"/studio/{project}/prompt")).StatusCode);
        new GuestSweep(site.Services.GetRequiredService<AccountStore>(), site.Services.GetRequiredService<AccountRemoval>(),
            site.Services.GetRequiredService<TimeProvider>(), Microsoft.Extensions.Logging.Abstractions.NullLogger<GuestSweep>.Instance).Sweep();
        Assert.Empty(Accounts(site));
        Assert.Null(site.Services.GetRequiredService<ProjectStore>().Load(project));
    }

    [Fact]
    public async Task An_account_that_is_deleted_is_gone_at_once_but_not_the_only_admins()
    {
        await using var site = await PeopleSite.StartAsync();
        using var ann = await Person.SignedUpAsync(site, "Ann");
        using var bob = await Person.SignedUpAsync(site, "Bob");
        var project = await bob.NewProjectAsync();
        using var refused = await ann.SendFormAsync("/account", "delete");
        Assert.Contains("only admin", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await bob.SendFormAsync("/account", "delete")).StatusCode);
        Assert.Equal(["Ann"], Accounts(site).Select(account => account.Name));
        Assert.Null(site.Services.GetRequiredService<ProjectStore>().Load(project));
        Assert.Equal(HttpStatusCode.Redirect, (await bob.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Without_accounts_there_are_no_pages_of_accounts()
    {
        await using var site = await StudioSite.StartAsync();
        using var anybody = new Person(site);
        foreach (var address in new[] { "/sign-in", "/sign-up", "/account" })
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/admin")).StatusCode);
    }

    private static ImmutableArray<Account> Accounts(StudioSite site) => site.Services.GetRequiredService<AccountStore>().All();

    // What waits does so by the real clock.
    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan Later { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Later;
    }
}
