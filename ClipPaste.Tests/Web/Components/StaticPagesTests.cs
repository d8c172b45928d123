using System.Net;
using ClipPaste.Engine.Models;

namespace ClipPaste.Tests.Web.Components;

public sealed class StaticPagesTests
{
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
}
