using System.CommandLine;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Commands;

namespace ClipPaste.Tests.Models;

public sealed class ModelsCommandTests
{
    [Fact]
    public void The_list_shows_every_model_with_its_size_and_licence()
    {
        var (code, output, error) = Run("list");

        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ModelRegistry.All.Count + 1, lines.Length);
        var line = lines.Single(line => line.StartsWith("ViT-B/32 ", StringComparison.Ordinal));
        Assert.Contains("354.0 MB  MIT", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("verify")]
    public void An_unknown_name_gives_one_sentence_and_a_failing_exit_code(string verb)
    {
        var (code, output, error) = Run(verb, "ViT-X");
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("clippaste: There is no model named \"ViT-X\"; the names are pocket, ", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_part_of_the_installation_that_is_missing_sends_the_user_to_set_up()
    {
        var (code, _, error) = Run("get", "u2netp");
        Assert.Equal(1, code);
        Assert.Contains("run ./clippaste up", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_that_are_missing_do_not_fail_the_verification_of_those_that_are_here() => Assert.Equal(0, Run("verify").Code);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var client = new HttpClient();
        var nowhere = Path.Combine(Path.GetTempPath(), "clippaste-has-no-such-folder");
        var command = ModelsCommand.Create(() => new ModelStore(new ModelFolders(null, nowhere, nowhere), client));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = command.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
