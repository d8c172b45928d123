using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Engine.Collage;
using ClipPaste.Tests.Web.Work;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

public sealed class CutoutApiTests
{
    private static readonly Pose Middle = new(0, 0, -1, 0, 1, Mirrored: false);

    [Fact]
    public async Task A_cut_out_is_approved_given_a_role_and_nothing_else_is_touched()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var session = Begin(site);
        using var answer = await program.PatchAsJsonAsync($"projects/{session.Id}/cutouts/f2", new { verdict = "approved", role = "scenery" });
        var changed = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("approved", "scenery"), (changed.GetProperty("verdict").GetString(), changed.GetProperty("role").GetString()));
        Assert.Equal([Verdict.Open, Verdict.Approved, Verdict.Open], session.State.Cutouts.Select(cutout => cutout.Verdict));
        var version = session.Version;
        (await program.PatchAsJsonAsync($"projects/{session.Id}/cutouts/f2", new { })).EnsureSuccessStatusCode().Dispose();
        Assert.Equal(version, session.Version);
        using var wrong = await program.PatchAsJsonAsync($"projects/{session.Id}/cutouts/f2", new { verdict = "lovely" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var gone = await program.PatchAsJsonAsync($"projects/{session.Id}/cutouts/none", new { verdict = "approved" });
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("", new[] { "f1", "h" })]
    [InlineData("{}", new[] { "f1", "h" })]
    [InlineData("""{"most":1}""", new[] { "f1" })]
    [InlineData("""{"most":9}""", new[] { "f1", "f2", "h" })]
    public async Task The_best_are_approved_as_many_as_the_sentence_or_the_program_says(string body, string[] approved)
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var session = Begin(site);
        using var content = body.Length == 0 ? null : new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await program.PostAsync($"projects/{session.Id}/cutouts/approve", content);
        Assert.Equal(approved.Length, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("approved").GetInt32());
        Assert.Equal(approved, session.State.Cutouts.Where(cutout => cutout.Verdict == Verdict.Approved).Select(cutout => cutout.Id));
    }

    [Theory]
    [InlineData("cutouts/approve", """{"most":0}""")]
    [InlineData("cutouts/f1/mask", """{"steps":[]}""")]
    [InlineData("cutouts/f1/mask", """{"steps":[null]}""")]
    [InlineData("cutouts/f1/mask", """{"steps":[{"op":"click","x":1e999,"y":0,"add":true}]}""")]
    [InlineData("cutouts/f1/mask", """{"steps":[{"op":"brush","points":[],"radius":5,"add":true}]}""")]
    [InlineData("cutouts/f1/mask", """{"steps":[{"op":"brush","points":[{"x":1e9,"y":0}],"radius":5,"add":true}]}""")]
    [InlineData("cutouts/f1/mask", """{"steps":[{"op":"feather","pixels":65}]}""")]
    [InlineData("cutouts/f1/mask", """{"steps":[{"op":"erase"}]}""")]
    public async Task What_cannot_be_done_with_cut_outs_is_refused_and_changes_nothing(string address, string body)
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var session = Begin(site);
        var version = session.Version;
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await program.PostAsync($"projects/{session.Id}/{address}", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
        Assert.Equal(version, session.Version);
    }

    [Fact]
    public async Task A_layout_goes_onto_the_canvas_and_one_whose_cut_outs_were_rejected_is_not_offered()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var session = Begin(site);
        site.Services.GetRequiredService<ProjectStore>().KeepFinding(session.Id, LayoutWork.Finding, new ProposedLayouts(1, [Layout("a", 1, "f1"), Layout("b", 2, "h")]));
        Assert.Equal(["b", "a"], await OfferedAsync());
        (await program.PatchAsJsonAsync($"projects/{session.Id}/cutouts/h", new { verdict = "rejected" })).EnsureSuccessStatusCode().Dispose();
        Assert.Equal(["a"], await OfferedAsync());
        (await program.PostAsync($"projects/{session.Id}/layouts/a/choose", content: null)).EnsureSuccessStatusCode().Dispose();
        Assert.Equal("f1", Assert.Single(session.State.Pieces).Cutout);
        using var gone = await program.PostAsync($"projects/{session.Id}/layouts/none/choose", content: null);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        async Task<string[]> OfferedAsync() =>
            [.. (await program.GetFromJsonAsync<JsonElement>($"projects/{session.Id}/layouts")).EnumerateArray().Select(layout => layout.GetProperty("id").GetString()!)];
    }

    private static ProposedLayout Layout(string id, double score, string cutout) => new(id, score, [new PlacedPiece("p", cutout, cutout, Middle)], StartBackground.Neutral);

    private static ProjectSession Begin(StudioSite site)
    {
        var session = site.Services.GetRequiredService<ProjectSessions>().Open(site.NewProject())!;
        Assert.Null(site.Services.GetRequiredService<PromptReading>().ReadPrompt(session, "a fox and a hill"));
        session.Edit("cut", state => state with { Cutouts = [TestCutouts.Of("f1", "fox", 3), TestCutouts.Of("f2", "fox", 2), TestCutouts.Of("h", "hill")] });
        return session;
    }
}
