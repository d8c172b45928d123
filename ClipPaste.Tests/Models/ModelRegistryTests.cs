using ClipPaste.Engine.Models;

namespace ClipPaste.Tests.Models;

public sealed class ModelRegistryTests
{
    [Fact]
    public void Names_file_names_and_checksums_are_distinct_and_well_formed()
    {
        Assert.Equal(ModelRegistry.All.Count, ModelRegistry.All.Select(file => file.Name).Distinct().Count());
        Assert.Equal(ModelRegistry.All.Count, ModelRegistry.All.Select(file => file.FileName).Distinct().Count());
        Assert.Equal(ModelRegistry.All.Count, ModelRegistry.All.Select(file => file.Sha256).Distinct().Count());
        Assert.All(ModelRegistry.All, file => Assert.Matches("^[0-9a-f]{64}$", file.Sha256));
    }

    [Fact]
    public void Every_file_can_be_had_from_set_up_or_over_https() => Assert.All(
        ModelRegistry.All,
        file => Assert.True(file.InstalledPath is not null || file.Address?.Scheme == Uri.UriSchemeHttps));

    [Fact]
    public async Task The_files_that_come_with_the_installation_are_the_ones_recorded()
    {
        using var client = new HttpClient();
        var store = new ModelStore(new ModelFolders(null, SharedData.Root, "/nowhere"), client);
        foreach (var file in ModelRegistry.All.Where(file => store.Find(file) is not null))
            Assert.Equal(ModelState.Verified, (await store.VerifyAsync(file)).State);
        Assert.NotNull(store.Find(ModelRegistry.Get("POCKET")));
    }
}
