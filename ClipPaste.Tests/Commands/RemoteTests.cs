using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Web;
using ClipPaste.Tests.Web.Api;
using ClipPaste.Tests.Web.Work;
using ClipPaste.Web.Access;
using ClipPaste.Web.Api;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClipPaste.Tests.Commands;

/// <summary>The command line has a studio do the work.</summary>
[Collection(nameof(ProgramRuns))]
public sealed class RemoteTests(FirstCollage first)
{
    private const string Sentence = "a penguin on a snowy mountain";

    [Fact]
    public async Task A_studio_makes_a_collage_and_draws_it_again()
    {
        using var library = Photos();
        await using var site = await StartAsync(library);
        string[] studio = ["--server", site.Browser.BaseAddress!.ToString(), "--token-file", TokenOf(site)];
        var made = first.Program.Run(["make", Sentence, "--out", "there.png", "--iterations", "5", "--seed", "7", "--aspect", "3:2", "--json", .. studio]);
        Assert.True(made.ExitCode == 0, made.Error);
        var done = made.Last("done");
        Assert.Equal((5, 7UL, 2), (done.GetProperty("iterations").GetInt32(), done.GetProperty("seed").GetUInt64(), done.GetProperty("pieces").GetInt32()));
        Assert.Equal((1600, 1067), SizeOf("there.png"));
        Assert.Contains("penguin", await File.ReadAllTextAsync(first.PathOf("there.credits.md")), StringComparison.OrdinalIgnoreCase);

        var drawn = first.Program.Run(["render", "there.clippaste", "--out", "again.webp", "--width", "300", .. studio]);
        Assert.True(drawn.ExitCode == 0, drawn.Error);
        Assert.Equal((300, 200), SizeOf("again.webp"));
        using var program = site.Program();
        // What was opened to be drawn has gone again.
        Assert.Equal(1, (await program.GetFromJsonAsync<JsonElement>("projects")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await program.GetFromJsonAsync<JsonElement>("trash")).GetArrayLength());
    }

    [Fact]
    public async Task A_run_in_a_studio_that_is_interrupted_leaves_the_best_so_far()
    {
        using var library = Photos();
        await using var site = await StartAsync(library);
        var made = first.Program.RunAndSignal(ClipPasteProgram.Interrupt, "\"iteration\"",
            "make", Sentence, "--out", "stopped.png", "--iterations", "2000", "--json", "--server", site.Browser.BaseAddress!.ToString(), "--token-file", TokenOf(site));
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.True(made.Last("done").GetProperty("stopped").GetBoolean());
        Assert.Equal((1600, 1200), SizeOf("stopped.png"));
        Assert.Empty(site.Services.GetRequiredService<RunDesk>().Runs);
    }

    [Theory]
    [InlineData(2, "--token-file needs --server", "--token-file", "token.txt")]
    [InlineData(2, "--server needs --token-file", "--server", "https://studio.example")]
    [InlineData(2, "--server takes the address of a studio", "--server", "studio", "--token-file", "token.txt")]
    [InlineData(2, "--server: over http anybody on the way could read the token", "--server", "http://studio.example", "--token-file", "token.txt")]
    [InlineData(2, "--token-file: there is no file", "--server", "https://studio.example", "--token-file", "none.txt")]
    [InlineData(2, "--token-file: the first line of", "--server", "https://studio.example", "--token-file", "wrong.txt")]
    [InlineData(2, "--server: the studio decides --views itself", "--server", "https://studio.example", "--token-file", "token.txt", "--views", "3")]
    [InlineData(1, "cannot be reached", "--server", "http://127.0.0.1:1", "--token-file", "token.txt")]
    public void One_sentence_says_why_no_studio_can_be_asked(int exitCode, string sentence, params string[] arguments)
    {
        File.WriteAllText(first.PathOf("token.txt"), ApiToken.Prefix + new string('A', 43));
        File.WriteAllText(first.PathOf("wrong.txt"), "no token");
        var result = first.Program.Run(["make", Sentence, .. arguments]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_studio_that_refuses_is_quoted()
    {
        using var library = Photos();
        await using var site = await StartAsync(library);
        File.WriteAllText(first.PathOf("revoked.txt"), ApiToken.Prefix + new string('A', 43));
        var result = first.Program.Run("make", Sentence, "--server", site.Browser.BaseAddress!.ToString(), "--token-file", "revoked.txt");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The studio refuses: This token opens nothing", result.Error, StringComparison.Ordinal);
    }

    private static SmallLibrary Photos() => new("chinstrap-penguin", "picosdeeuropa", "scarlet-macaw");

    private static Task<StudioSite> StartAsync(SmallLibrary library) => StudioSite.StartAsync(services => services
        .AddSingleton(new WorkOptions { WarmUp = false, Layouts = 16 })
        .Replace(ServiceDescriptor.Singleton(made => ActivatorUtilities.CreateInstance<PhotoCatalogue>(made, library.Folder))));

    private string TokenOf(StudioSite site)
    {
        var file = first.PathOf("studio-token.txt");
        File.WriteAllText(file, site.Services.GetRequiredService<TokenDesk>().Make(Caller.Local, "test", 7, onlyReads: false));
        return file;
    }

    private (int Width, int Height) SizeOf(string name)
    {
        var picture = ImageReader.Read(first.PathOf(name));
        return (picture.Width, picture.Height);
    }
}
