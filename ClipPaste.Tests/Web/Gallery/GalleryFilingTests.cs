using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;

namespace ClipPaste.Tests.Web.Gallery;

public sealed class GalleryFilingTests : IDisposable
{
    private static readonly Caller Somebody = new("somebody", CallerRole.User);

    private readonly StoreFolder _folder = new();
    private readonly GalleryStore _store;
    private readonly GalleryFolders _folders;
    private readonly GalleryFiling _filing;

    public GalleryFilingTests()
    {
        (_store, _folders, _filing) = (new GalleryStore(_folder.Database), new GalleryFolders(_folder.Database), new GalleryFiling(_folder.Database));
        GallerySeed.Add(_folder.Database, 4);
        GallerySeed.Add(_folder.Database, 4, owner: Somebody.Id, prefix: "other");
    }

    private static string[] Ids => [.. Enumerable.Range(0, 4).Select(number => GallerySeed.IdOf(number))];

    private static string[] Others => [.. Enumerable.Range(0, 4).Select(number => GallerySeed.IdOf(number, "other"))];

    [Fact]
    public void Stars_are_given_to_ones_own_collages_and_to_no_others()
    {
        Assert.Equal(4, _filing.Star(Caller.Local, [.. Ids, .. Others, "none"], starred: true));
        Assert.Equal(4, _store.Outline(Caller.Local, new(Starred: true)).Count);
        Assert.Equal(1, _store.Outline(Somebody, new(Starred: true)).Count);
        Assert.Equal(4, _filing.Star(Caller.Local, Ids, starred: false));
        Assert.Equal(0, _store.Outline(Caller.Local, new(Starred: true)).Count);
    }

    [Fact]
    public void Collages_move_into_ones_own_folders_only()
    {
        var (mine, theirs) = (_folders.Create(Caller.Local, "Owls")!, _folders.Create(Somebody, "Owls")!);
        Assert.NotEqual(mine, theirs);
        Assert.Equal(0, _filing.Move(Caller.Local, Ids, theirs));
        Assert.Equal(0, _filing.Move(Caller.Local, Others, mine));
        Assert.Equal(4, _filing.Move(Caller.Local, [.. Ids, .. Others], mine));
        Assert.Equal(4, _store.Outline(Caller.Local, new(Folder: mine)).Count);
        Assert.Equal(0, _store.Outline(Somebody, new(Folder: mine)).Count);
        Assert.Equal(1, _filing.Move(Caller.Local, [Ids[0]], null));
        Assert.Equal(3, Assert.Single(_folders.Of(Caller.Local)).Count);
    }

    [Fact]
    public void A_deleted_folder_leaves_its_collages()
    {
        var folder = _folders.Create(Caller.Local, "Owls")!;
        _filing.Move(Caller.Local, Ids, folder);
        Assert.False(_folders.Delete(Somebody, folder));
        Assert.True(_folders.Delete(Caller.Local, folder));
        Assert.False(_folders.Delete(Caller.Local, folder));
        Assert.Equal(4, _store.Outline(Caller.Local, new()).Count);
        Assert.All(_store.Page(Caller.Local, new(), GalleryKey.First, null, 10), item => Assert.Null(item.Folder));
    }

    [Fact]
    public void Folders_of_one_account_have_different_names()
    {
        var folder = _folders.Create(Caller.Local, "Owls")!;
        Assert.Equal(folder, _folders.Create(Caller.Local, "owls"));
        var other = _folders.Create(Caller.Local, "Foxes")!;
        Assert.Null(_folders.Rename(Caller.Local, other, "OWLS"));
        Assert.False(_folders.Rename(Somebody, other, "Mine now"));
        Assert.True(_folders.Rename(Caller.Local, other, "foxes"));
        Assert.Equal(["foxes", "Owls"], _folders.Of(Caller.Local).Select(one => one.Name));
    }

    [Fact]
    public void There_are_only_so_many_folders()
    {
        for (var number = 0; number < GalleryFolders.Most; number++)
            Assert.NotNull(_folders.Create(Caller.Local, $"folder {number}"));
        Assert.Null(_folders.Create(Caller.Local, "one more"));
        Assert.NotNull(_folders.Create(Caller.Local, "folder 7"));
    }

    public void Dispose() => _folder.Dispose();
}
