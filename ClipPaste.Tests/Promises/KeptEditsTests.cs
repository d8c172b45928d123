using System.Net.Http.Json;
using System.Text.Json;
using ClipPaste.Tests.Browser;
using ClipPaste.Tests.Sources;
using ClipPaste.Tests.Web.Store;
using ClipPaste.Tests.Web.Streaming;
using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Store;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Tests.Promises;

/// <summary>Every edit is in the database when its sender is told that it was made.</summary>
public sealed class KeptEditsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task R6_edits_of_the_canvas_and_of_forms_outlive_kill_9_at_once()
    {
        var project = new ProjectStore(new StudioDatabase(_folder.Path), TimeProvider.System)
            .Create(RunSite.Collage(new ObjectStore(Path.Combine(_folder.Path, "objects")), 100));
        string copy;
        using (var server = await StudioServer.StartAsync(_folder.Path))
        {
            using var browser = new HttpClient { BaseAddress = server.Address };
            var token = (await browser.GetFromJsonAsync<JsonElement>("/antiforgery")).GetProperty("token").GetString()!;
            await PostAsync(browser, token, "/projects/rename", project, ("title", "Kept"));
            await PostAsync(browser, token, "/projects/duplicate", project);
            await using var hand = await HubClient.ConnectAsync(server.Address);
            await hand.CallAsync("Edit", project, RunSite.Edit("move", RunSite.Put("two", .4, -.1)));
            server.Kill();
        }
        var store = new ProjectStore(new StudioDatabase(_folder.Path), TimeProvider.System);
        var kept = store.Load(project)!.State;
        Assert.Equal(("Kept", .4), (kept.Title, kept.Pieces.Single(piece => piece.Id == "two").Pose.X));
        copy = Assert.Single(store.List(Caller.LocalId, 10), listed => listed.Id != project).Title;
        Assert.Equal("Copy of Kept", copy);
    }

    [Fact]
    public void R6_edits_of_panels_undo_redo_and_restore_are_stored_before_the_call_returns()
    {
        using var folder = new StoreFolder();
        var session = folder.NewSession();
        // A connection of its own sees only what was committed.
        string Stored() => folder.Projects.Load(session.Id)!.State.Prompt;
        foreach (var merge in (string?[])[null, "slider", "slider"])
        {
            session.Edit("prompt", state => state with { Prompt = state.Prompt + "x" }, merge);
            Assert.Equal(session.State.Prompt, Stored());
        }
        session.Undo();
        Assert.Equal("x", Stored());
        session.Redo();
        Assert.Equal("xxx", Stored());
        new ProjectHistory(folder.Database).Restore(session, 1);
        Assert.Equal("", Stored());
    }

    private static async Task PostAsync(HttpClient browser, string token, string address, string project, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("project", project), new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }
}
