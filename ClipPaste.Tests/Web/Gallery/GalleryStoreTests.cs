using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Gallery;

public sealed class GalleryStoreTests : IDisposable
{
    private static readonly Caller Somebody = new("somebody", CallerRole.User);

    private readonly StoreFolder _folder = new();
    private readonly GalleryStore _store;

    public GalleryStoreTests() => _store = new GalleryStore(_folder.Database);

    [Fact]
    public void Pages_between_marks_hold_every_collage_once_and_in_order()
    {
        GallerySeed.Add(_folder.Database, 1234);
        Assert.Equal(Enumerable.Range(0, 1234).Select(number => GallerySeed.IdOf(number)), All(_store.Outline(Caller.Local, new())));
    }

    [Fact]
    public void Collages_of_the_same_moment_are_all_shown()
    {
        GallerySeed.Add(_folder.Database, 450);
        using (var connection = _folder.Database.Open())
            connection.Execute("update projects set updated = 5");
        Assert.Equal(Enumerable.Range(0, 450).Select(number => GallerySeed.IdOf(number)), All(_store.Outline(Caller.Local, new())));
    }

    [Fact]
    public void While_collages_change_deleted_and_new_ones_move_no_other_into_or_out_of_a_page()
    {
        GallerySeed.Add(_folder.Database, 500);
        var outline = _store.Outline(Caller.Local, new());
        var before = Page(outline, 3);
        _folder.Projects.Create(new ProjectState { Title = "new" });
        _folder.Projects.Append(GallerySeed.IdOf(42), 2, 1, "rename", new ProjectState { Title = "touched" });
        _folder.Projects.Delete(GallerySeed.IdOf(150));
        Assert.Equal(before, Page(outline, 3));

        _folder.Projects.Append(GallerySeed.IdOf(342), 2, 1, "rename", new ProjectState { Title = "touched" });
        Assert.Equal(before.Where(id => id != GallerySeed.IdOf(342)), Page(outline, 3));
        Assert.Equal(501 - 1, All(outline).Distinct().Count());
    }

    [Fact]
    public void A_search_finds_beginnings_of_words_in_titles_and_prompts_whatever_their_accents()
    {
        Create("Château by night", "a castle");
        Create("Löwe", "a lion in Zürich");
        Create("东京塔", "a tower");
        Assert.Equal(["Château by night"], Found("chat nig"));
        Assert.Equal(["Löwe"], Found("zuri LOW"));
        Assert.Equal(["东京塔"], Found("东京"));
        Assert.Equal([], Found("chateau lion"));
        Assert.Equal(3, Found("  ").Length);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("owl OR fox*")]
    [InlineData("title:owl")]
    [InlineData("NEAR(owl fox) AND NOT (")]
    [InlineData("'; drop table projects; --")]
    [InlineData("^owl + - {a b} : *")]
    [InlineData("\0\ud800owl")]
    [InlineData("🦊🦊")]
    public void Nothing_that_is_typed_is_syntax_of_the_index(string search)
    {
        GallerySeed.Add(_folder.Database, 20);
        Assert.True(_store.Outline(Caller.Local, new GalleryFilter(search)).Count <= 20);
        Assert.Equal(20, _store.Outline(Caller.Local, new()).Count);
    }

    [Fact]
    public void What_is_searched_follows_edits_and_deletions()
    {
        var id = Create("first", "an owl");
        _folder.Projects.Append(id, 2, 1, "rename", new ProjectState { Title = "second", Prompt = "a fox" });
        Assert.Equal([], Found("owl"));
        Assert.Equal(["second"], Found("fox sec"));
        _folder.Projects.Delete(id);
        Assert.Equal([], Found("fox"));
    }

    [Fact]
    public void Filters_and_searches_go_together_and_the_trash_is_not_shown()
    {
        GallerySeed.Add(_folder.Database, 40);
        using (var connection = _folder.Database.Open())
            connection.Execute("update projects set trashed = 1 where id = $id", ("$id", GallerySeed.IdOf(10)));
        Assert.Equal([GallerySeed.IdOf(0), GallerySeed.IdOf(20), GallerySeed.IdOf(30)], _store.Ids(Caller.Local, new(Search: "owl", Starred: true)).AsEnumerable());
    }

    [Fact]
    public void Nobody_sees_what_is_somebody_elses()
    {
        GallerySeed.Add(_folder.Database, 5);
        Assert.Equal(0, _store.Outline(Somebody, new()).Count);
        Assert.Empty(_store.Page(Somebody, new("owl"), GalleryKey.First, null, 100));
        Assert.Empty(_store.Ids(Somebody, new()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("5")]
    [InlineData("-5~a")]
    [InlineData("99999999999999999999~a")]
    public void A_key_that_nobody_wrote_is_none(string text) => Assert.Null(GalleryKey.Read(text));

    public void Dispose() => _folder.Dispose();

    private string Create(string title, string prompt) => _folder.Projects.Create(new ProjectState { Title = title, Prompt = prompt });

    private string[] Found(string search) => [.. _store.Page(Caller.Local, new(search), GalleryKey.First, null, 100).Select(item => item.Title)];

    private IEnumerable<string> All(GalleryOutline outline) => Enumerable.Range(0, outline.Marks.Length + 1).SelectMany(page => Page(outline, page));

    private string[] Page(GalleryOutline outline, int page)
    {
        var after = page == 0 ? GalleryKey.First : GalleryKey.Read(outline.Marks[page - 1])!.Value;
        var until = page < outline.Marks.Length ? GalleryKey.Read(outline.Marks[page]) : null;
        return [.. _store.Page(Caller.Local, new(), after, until, GalleryStore.MostAtOnce).Select(item => item.Id)];
    }
}
