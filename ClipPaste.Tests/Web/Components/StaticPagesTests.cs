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
}
