using System.Net;
using ClipPaste.Engine.Models;

namespace ClipPaste.Tests.Web.Components;

public sealed class StaticPagesTests
{
    private static readonly string[] LiveScripts = ["blazor.web", "Radzen.Blazor.min", "signalr", "reconnect"];

    [Fact]
    public async Task The_models_page_names_every_model_of_the_registry()
    {
        await using var site = await StudioSite.StartAsync();
        var page = WebUtility.HtmlDecode(await site.Browser.GetStringAsync(new Uri("/models", UriKind.Relative)));
        Assert.All(ModelRegistry.All, file => Assert.Contains(file.Name, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_about_page_credits_the_authors_of_the_library_and_of_the_picture_and_the_parts()
    {
        await using var site = await StudioSite.StartAsync();
        var page = WebUtility.HtmlDecode(await site.Browser.GetStringAsync(new Uri("/about", UriKind.Relative)));
        foreach (var credited in (string[])["Mathias Appel", "Taj Mahal, Agra, India", "Aitzol Berasategi", "CC-BY-SA-4.0", "libvips", "MobileSAM", "Radzen", "Material Symbols"])
            Assert.Contains(credited, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gallery")]
    [InlineData("/trash")]
    [InlineData("/models")]
    [InlineData("/about")]
    [InlineData("/admin")]
    public async Task A_page_without_a_circuit_does_not_load_what_keeps_one(string address)
    {
        await using var site = await StudioSite.StartAsync();
        var page = await ScriptsAsync(site, address);
        Assert.All(LiveScripts, script => Assert.DoesNotContain(script, page, StringComparison.Ordinal));
        Assert.Contains("theme", page, StringComparison.Ordinal);
        var studio = await ScriptsAsync(site, $"/studio/{site.NewProject()}/prompt");
        Assert.All(LiveScripts, script => Assert.Contains(script, studio, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/studio/nothing")]
    [InlineData("/studio/AAAAAAAAAAAAAAAAAAAAAA/compose")]
    [InlineData("/studio")]
    [InlineData("/nowhere")]
    public async Task What_is_not_there_is_answered_so_and_leads_home(string address)
    {
        await using var site = await StudioSite.StartAsync();
        using var answer = await site.Browser.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("href=\"/\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // The names of modules stand in every page, for those that load them.
    private static async Task<string> ScriptsAsync(StudioSite site, string address) => string.Join('\n',
        (await site.Browser.GetStringAsync(new Uri(address, UriKind.Relative))).Split("<script").Skip(1).Select(script => script[..script.IndexOf('>', StringComparison.Ordinal)]));
}
