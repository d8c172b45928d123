using System.Net;
using System.Net.Http.Json;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Web.Access;
using ClipPaste.Web.Api;
using ClipPaste.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class TokenTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("cp_wrong")]
    [InlineData("")]
    public async Task Without_a_token_that_holds_nothing_is_answered(string? token)
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.ProgramWith(token);
        using var answer = await program.GetAsync("me");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_sign_in_of_a_browser_opens_nothing_here()
    {
        await using var site = await PeopleSite.StartAsync();
        using var person = await Person.SignedUpAsync(site, "Ann");
        using var answer = await person.GetAsync(ApiRoutes.Root + "/me");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing_any_more()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        (await program.GetAsync("me")).EnsureSuccessStatusCode().Dispose();
        var token = Assert.Single(site.Services.GetRequiredService<TokenStore>().Of(Caller.LocalId));
        Assert.NotNull(token.Used);
        Assert.False(site.Services.GetRequiredService<TokenDesk>().Revoke(new Caller("other", CallerRole.User), token.Id));
        Assert.True(site.Services.GetRequiredService<TokenDesk>().Revoke(Caller.Local, token.Id));
        using var answer = await program.GetAsync("me");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_ends_when_its_time_is_over()
    {
        var clock = new ManualClock();
        await using var site = await StudioSite.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        using var program = site.Program();
        clock.Advance(TimeSpan.FromDays(6));
        (await program.GetAsync("me")).EnsureSuccessStatusCode().Dispose();
        clock.Advance(TimeSpan.FromDays(1));
        using var answer = await program.GetAsync("me");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_that_only_reads_changes_nothing()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program(onlyReads: true);
        using var refused = await program.PostAsJsonAsync("projects", new { title = "Fox" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        (await program.GetAsync("projects")).EnsureSuccessStatusCode().Dispose();
    }

    [Fact]
    public async Task Tokens_of_a_suspended_account_open_nothing_while_it_is()
    {
        await using var site = await PeopleSite.StartAsync();
        using var admin = await Person.SignedUpAsync(site, "Ann");
        using var person = await Person.SignedUpAsync(site, "Olga");
        var account = site.Services.GetRequiredService<AccountStore>().All().Single(one => one.Name == "Olga");
        using var program = site.Program(account.Id);
        var office = site.Services.GetRequiredService<AccountOffice>();
        Assert.Null(office.Suspend(new Caller("ann", CallerRole.Admin), account.Id, suspended: true));
        using var shut = await program.GetAsync("me");
        Assert.Equal(HttpStatusCode.Unauthorized, shut.StatusCode);
        Assert.Null(office.Suspend(new Caller("ann", CallerRole.Admin), account.Id, suspended: false));
        (await program.GetAsync("me")).EnsureSuccessStatusCode().Dispose();
        Assert.Null(office.Delete(new Caller("ann", CallerRole.Admin), account.Id));
        Assert.Empty(site.Services.GetRequiredService<TokenStore>().Of(account.Id));
    }

    [Fact]
    public async Task Only_the_hash_of_a_token_is_kept()
    {
        await using var site = await StudioSite.StartAsync();
        var secret = site.Services.GetRequiredService<TokenDesk>().Make(Caller.Local, "laptop", 30, onlyReads: false)!;
        Assert.Matches("^cp_[A-Za-z0-9_-]{43}$", secret);
        using var connection = site.Services.GetRequiredService<StudioDatabase>().Open();
        using var command = connection.Command("select count(*) from api_tokens where instr(cast(token_hash as text), $secret) > 0 or length(token_hash) <> 32", ("$secret", secret));
        Assert.Equal(0L, command.ExecuteScalar());
    }

    [Fact]
    public async Task An_account_has_so_many_tokens_and_no_more()
    {
        await using var site = await StudioSite.StartAsync();
        var desk = site.Services.GetRequiredService<TokenDesk>();
        for (var number = 0; number < ApiToken.Most; number++)
            Assert.NotNull(desk.Make(Caller.Local, "laptop", 30, onlyReads: false));
        Assert.Null(desk.Make(Caller.Local, "laptop", 30, onlyReads: false));
    }
}
