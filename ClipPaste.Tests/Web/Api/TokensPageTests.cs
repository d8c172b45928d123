using System.Net;
using System.Text.RegularExpressions;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Web.Access;
using ClipPaste.Web.Api;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed partial class TokensPageTests
{
    [Fact]
    public async Task A_token_is_made_on_the_page_shown_once_and_revoked_there()
    {
        await using var site = await PeopleSite.StartAsync();
        using var person = await Person.SignedUpAsync(site, "Ann");
        using var made = await person.SendFormAsync("/tokens", "new", ("name", "laptop"), ("days", "30"), ("reads", "yes"));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.True(made.Headers.CacheControl!.NoStore);
        var secret = Secret().Match(await made.Content.ReadAsStringAsync()).Value;
        using var program = site.ProgramWith(secret);
        (await program.GetAsync("me")).EnsureSuccessStatusCode().Dispose();
        var page = await person.Browser.GetStringAsync(new Uri("/tokens", UriKind.Relative));
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        Assert.Contains("laptop", page, StringComparison.Ordinal);
        var account = site.Services.GetRequiredService<AccountStore>().All().Single().Id;
        var token = Assert.Single(site.Services.GetRequiredService<TokenStore>().Of(account));
        Assert.True(token.OnlyReads);
        using var revoked = await person.SendFormAsync("/tokens", $"revoke-{token.Id}");
        using var answer = await program.GetAsync("me");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("", "30")]
    [InlineData("laptop", "31")]
    [InlineData("laptop", "often")]
    public async Task A_wrong_wish_makes_no_token(string name, string days)
    {
        await using var site = await PeopleSite.StartAsync();
        using var person = await Person.SignedUpAsync(site, "Ann");
        using var answer = await person.SendFormAsync("/tokens", "new", ("name", name), ("days", days));
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(site.Services.GetRequiredService<TokenStore>().Of(site.Services.GetRequiredService<AccountStore>().All().Single().Id));
    }

    [GeneratedRegex("cp_[A-Za-z0-9_-]{43}", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
