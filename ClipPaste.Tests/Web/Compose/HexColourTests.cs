using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Compose;

public sealed class HexColourTests
{
    [Theory]
    [InlineData("#000000")]
    [InlineData("#ffffff")]
    [InlineData("#b4472d")]
    [InlineData("#0000ff")]
    [InlineData("#01fe80")]
    public void A_colour_comes_back_as_it_was(string hex) => Assert.Equal(hex, HexColour.Of(HexColour.Read(hex)!.Value));

    [Theory]
    [InlineData(null)]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("#-12345")]
    public void Other_texts_are_no_colours(string? text) => Assert.Null(HexColour.Read(text));
}
