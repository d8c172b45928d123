using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ClipPaste.Tests.Web.Api;

public sealed class ProjectApiTests
{
    private static readonly string[] WrongWishes =
    [
        """{"aspect":9}""",
        """{"iterations":0}""",
        """{"model":"none"}""",
        """{"phrases":[{"text":"fox"},{"text":"FOX"}]}""",
        """{"phrases":[{"text":""}]}""",
        """{"phrases":[null]}""",
        """{"phrases":[{"text":"fox","weight":7}]}""",
        """{"prompt":42}""",
        """{"prompt":"  "}""",
        """{"promt":"a fox"}""",
        """{"prompt":""",
        "",
    ];

    [Fact]
    public async Task A_collage_is_begun_changed_and_found_again()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        using var begun = await program.PostAsJsonAsync("projects", new { prompt = "penguins skiing down a snowy mountain", aspect = 1.5, negatives = new[] { new { text = "text", weight = .5 } } });
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var address = begun.Headers.Location!.ToString();
        var collage = await program.GetFromJsonAsync<JsonElement>(address);
        Assert.Contains("penguins", collage.GetProperty("phrases").EnumerateArray().Select(phrase => phrase.GetProperty("text").GetString()!.Split(' ')[^1]));
        Assert.Equal(1.5, collage.GetProperty("aspect").GetDouble());
        using var changed = await program.PatchAsJsonAsync(address, new { title = "Skiers", iterations = 25, phrases = new[] { new { text = "Red  Fox", weight = 2 } } });
        var after = await changed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("red fox", after.GetProperty("phrases")[0].GetProperty("text").GetString());
        Assert.Equal("penguins skiing down a snowy mountain", after.GetProperty("prompt").GetString());
        Assert.True(after.GetProperty("version").GetInt64() > collage.GetProperty("version").GetInt64());
        var found = await program.GetFromJsonAsync<JsonElement>("projects?search=ski");
        Assert.Equal("Skiers", found.GetProperty("items")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Pages_of_collages_leave_none_out_and_show_none_twice()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var made = Enumerable.Range(0, 25).Select(_ => site.NewProject()).ToHashSet();
        var seen = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await program.GetFromJsonAsync<JsonElement>($"projects?limit=10{(after.Length > 0 ? $"&after={after}" : "")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            after = page.GetProperty("next").GetString();
        }
        Assert.Equal(25, seen.Count);
        Assert.Equal(made, [.. seen]);
    }

    [Fact]
    public async Task A_wrong_wish_is_answered_by_a_sentence_and_makes_nothing()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        foreach (var body in WrongWishes)
        {
            using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            using var answer = await program.PostAsync("projects", content);
            Assert.Equal((body, HttpStatusCode.BadRequest), (body, answer.StatusCode));
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
        }
        Assert.Empty((await program.GetFromJsonAsync<JsonElement>("projects")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Too_long_a_wish_is_not_read()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        using var answer = await program.PostAsJsonAsync("projects", new { title = new string('a', 2 << 20) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_collage_goes_to_the_trash_and_comes_back()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var id = site.NewProject();
        using var put = await program.DeleteAsync($"projects/{id}");
        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        using var gone = await program.GetAsync($"projects/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(id, (await program.GetFromJsonAsync<JsonElement>("trash"))[0].GetProperty("id").GetString());
        using var back = await program.PostAsync($"trash/{id}/restore", content: null);
        Assert.Equal(HttpStatusCode.NoContent, back.StatusCode);
        using var there = await program.GetAsync($"projects/{id}");
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task Collages_are_starred_filed_and_copied()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var id = site.NewProject();
        using var made = await program.PostAsJsonAsync("folders", new { name = "Winter" });
        var folder = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        (await program.PutAsync($"projects/{id}/star", content: null)).EnsureSuccessStatusCode().Dispose();
        (await program.PutAsync($"projects/{id}/folder/{folder}", content: null)).EnsureSuccessStatusCode().Dispose();
        (await program.PostAsync($"projects/{id}/duplicate", content: null)).EnsureSuccessStatusCode().Dispose();
        var filed = await program.GetFromJsonAsync<JsonElement>($"projects?folder={folder}&starred=true");
        Assert.Equal(id, Assert.Single(filed.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(2, (await program.GetFromJsonAsync<JsonElement>("projects")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task An_edit_of_the_canvas_is_made_taken_back_and_made_again()
    {
        await using var site = await StudioSite.StartAsync();
        using var program = site.Program();
        var id = site.NewProject();
        using var edited = await program.PostAsJsonAsync($"projects/{id}/edits", new { label = "background", ops = new[] { new { op = "background", locked = true } } });
        edited.EnsureSuccessStatusCode();
        Assert.True(await IsLockedAsync());
        (await program.PostAsync($"projects/{id}/undo", content: null)).EnsureSuccessStatusCode().Dispose();
        Assert.False(await IsLockedAsync());
        (await program.PostAsync($"projects/{id}/redo", content: null)).EnsureSuccessStatusCode().Dispose();
        Assert.True(await IsLockedAsync());
        using var wrong = await program.PostAsJsonAsync($"projects/{id}/edits", new { label = "delete", ops = new[] { new { op = "pose", id = "none", pose = new { x = 0, y = 0, logScale = 0, rotation = 0, opacity = 1, mirrored = false } } } });
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);

        async Task<bool> IsLockedAsync() => (await program.GetFromJsonAsync<JsonElement>($"projects/{id}/scene")).GetProperty("background").GetProperty("locked").GetBoolean();
    }
}
