using ClipPaste.Engine.Models;
using ClipPaste.Web.Commands;

namespace ClipPaste.Tests.Commands;

public sealed class KnownAnswersTests
{
    [Theory]
    [InlineData("pocket")]
    [InlineData("mobilesam-encoder")]
    [InlineData("u2netp")]
    public async Task The_models_of_the_installation_know_a_koala_when_they_see_one(string name)
    {
        var verdict = await ModelStores.Create().VerifyAsync(ModelRegistry.Get(name));
        Assert.Equal((ModelState.Verified, "is the published file"), (verdict.State, verdict.Message));
    }

    [Fact]
    public void A_file_that_is_no_network_is_told_from_one_that_is()
    {
        var store = ModelStores.Create();
        var manifest = Path.Combine(Installation.Library, "manifest.json");
        var fault = Assert.Throws<InvalidDataException>(() => KnownAnswers.Check(store, ModelRegistry.Get("u2netp"), manifest));
        Assert.StartsWith("does not run: ", fault.Message, StringComparison.Ordinal);
    }
}
