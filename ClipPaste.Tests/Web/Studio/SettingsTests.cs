using ClipPaste.Engine.Models;
using ClipPaste.Tests.Sources;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Studio;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("12345", 12345UL)]
    [InlineData(" 7 ", 7UL)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    public void A_whole_number_is_a_seed(string typed, ulong seed) => Assert.Equal(seed, ProjectSeed.Parse(typed));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1,000")]
    [InlineData("18446744073709551616")]
    public void Anything_else_is_no_seed(string? typed) => Assert.Null(ProjectSeed.Parse(typed));

    [Fact]
    public void A_canvas_has_at_most_one_of_the_shapes_that_are_offered()
    {
        foreach (var shape in CanvasShapeChoice.All)
            Assert.Equal(shape, Assert.Single(CanvasShapeChoice.All, other => other.Is(shape.Aspect + 1e-5)));
        Assert.DoesNotContain(CanvasShapeChoice.All, shape => shape.Is(2.35));
    }

    [Fact]
    public void Only_judges_that_are_on_this_machine_can_be_chosen()
    {
        using var folder = new TemporaryFolder();
        using var client = new HttpClient();
        var store = new ModelStore(new ModelFolders(folder.Path, folder.Path, folder.Path), client);
        Assert.Empty(JudgeModels.Installed(store));
        File.WriteAllText(Path.Combine(folder.Path, "ViT-B-32.pt"), "weights");
        File.WriteAllText(Path.Combine(folder.Path, "u2netp.onnx"), "network");
        Assert.Equal("ViT-B/32", Assert.Single(JudgeModels.Installed(store)));
    }
}
