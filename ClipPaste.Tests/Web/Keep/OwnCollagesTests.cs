using System.IO.Compression;
using System.Net;
using ClipPaste.Tests.Web.Access;

namespace ClipPaste.Tests.Web.Keep;

public sealed class OwnCollagesTests
{
    [Fact]
    public async Task An_account_takes_all_its_collages_along_and_nobody_elses()
    {
        await using var site = await PeopleSite.StartAsync();
        using var first = await Person.SignedUpAsync(site, "Olga");
        using var second = await Person.SignedUpAsync(site, "Pavel");
        await first.NewProjectAsync("a fox on a hill");
        await first.NewProjectAsync("an owl at night");
        await second.NewProjectAsync("a secret garden");
        Assert.Equal(["1-an-owl-at-night.collage", "2-a-fox-on-a-hill.collage"], await NamesAsync(first));
        Assert.Equal(["1-a-secret-garden.collage"], await NamesAsync(second));
    }

    private static async Task<string[]> NamesAsync(Person person)
    {
        using var answer = await person.GetAsync("/account/collages");
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        Assert.All(zip.Entries, entry =>
        {
            using var file = new ZipArchive(entry.Open());
            Assert.NotEmpty(file.Entries);
        });
        return [.. zip.Entries.Select(entry => entry.Name)];
    }
}
