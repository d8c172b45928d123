using System.Text;
using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Shares;

public sealed class ShareStoreTests : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly ShareStore _shares;
    private readonly string _project;

    public ShareStoreTests()
    {
        _shares = new ShareStore(_folder.Database, _folder.Clock);
        _project = _folder.NewSession().Id;
    }

    [Fact]
    public void A_token_has_256_bits_and_only_its_hash_is_in_the_database()
    {
        var (link, token) = Made();
        Assert.Equal(43, token.Length);
        Assert.Equal(link, _shares.Find(token));
        using var connection = _folder.Database.Open();
        connection.Execute("pragma wal_checkpoint(truncate)");
        var file = Encoding.Latin1.GetString(ReadShared(Path.Combine(_folder.Path, "studio.db")));
        Assert.Contains(link.Id, file, StringComparison.Ordinal);
        Assert.DoesNotContain(token, file, StringComparison.Ordinal);
        Assert.Contains(Encoding.Latin1.GetString(SecretToken.Hash(token)), file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_lasts_as_many_days_as_were_asked_for()
    {
        var (link, token) = Made(ShareDraft.Usual with { Days = 2 });
        Assert.Equal(link.Created.AddDays(2), link.Expires);
        _folder.Clock.Advance(TimeSpan.FromHours(47));
        Assert.NotNull(_shares.Find(token));
        _folder.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(_shares.Find(token));
        Assert.False(_shares.IsOpen(link.Id));
        Assert.Equal(link.Id, Assert.Single(_shares.Of(_project)).Id);
    }

    [Fact]
    public void Only_the_collages_own_links_can_be_revoked_and_once()
    {
        var (link, token) = Made();
        var told = new List<string>();
        _shares.Revoked += told.Add;
        Assert.False(_shares.Revoke(_folder.NewSession().Id, link.Id));
        Assert.NotNull(_shares.Find(token));
        Assert.True(_shares.Revoke(_project, link.Id));
        Assert.False(_shares.Revoke(_project, link.Id));
        Assert.Null(_shares.Find(token));
        Assert.Empty(_shares.Of(_project));
        Assert.Equal([link.Id], told);
    }

    [Fact]
    public void All_links_of_a_collage_end_together_and_those_of_others_do_not()
    {
        var (mine, others) = (new[] { Made().Token, Made().Token }, SecretToken.New());
        _shares.Add(others, _folder.NewSession().Id, ShareDraft.Usual, null, null, null);
        Assert.Equal(2, _shares.RevokeAll(_project));
        Assert.All(mine, token => Assert.Null(_shares.Find(token)));
        Assert.NotNull(_shares.Find(others));
    }

    [Fact]
    public void A_link_leads_nowhere_while_its_collage_is_in_the_trash_and_is_gone_with_it()
    {
        var (link, token) = Made();
        Set("update projects set trashed = 1 where id = $id");
        Assert.Null(_shares.Find(token));
        Assert.False(_shares.IsOpen(link.Id));
        Set("update projects set trashed = null where id = $id");
        Assert.NotNull(_shares.Find(token));
        _folder.Projects.Delete(_project);
        Assert.Null(_shares.Find(token));
    }

    [Fact]
    public void A_link_of_an_account_that_is_suspended_leads_nowhere()
    {
        var (_, token) = Made();
        Set("insert into accounts (id, role, stamp, created, seen, suspended) select owner, 'User', '', 1, 1, 1 from projects where id = $id");
        Assert.Null(_shares.Find(token));
        Set("update accounts set suspended = null where id = (select owner from projects where id = $id)");
        Assert.NotNull(_shares.Find(token));
    }

    [Fact]
    public void What_a_link_shows_that_stays_as_it_is_outlives_every_edit()
    {
        var frozen = new ProjectState { Title = "as it was" };
        var token = SecretToken.New();
        var link = _shares.Add(token, _project, ShareDraft.Usual, null, frozen, "run");
        Assert.False(_shares.Find(token)!.Follows);
        Assert.Equal(("as it was", "run"), (_shares.Frozen(link!.Id)!.Value.State.Title, _shares.Frozen(link.Id)!.Value.Run));
        Assert.Null(_shares.Frozen(Made().Link.Id));
    }

    [Fact]
    public void Views_are_counted_and_open_links_are_limited()
    {
        var (link, token) = Made();
        _shares.CountView(link.Id);
        _shares.CountView(link.Id);
        Assert.Equal(2, _shares.Find(token)!.Views);
        for (var number = 1; number < ShareStore.MostOpen; number++)
            Made();
        Assert.Null(_shares.Add(SecretToken.New(), _project, ShareDraft.Usual, null, null, null));
        _shares.Revoke(_project, link.Id);
        Assert.NotNull(_shares.Add(SecretToken.New(), _project, ShareDraft.Usual, null, null, null));
    }

    [Fact]
    public void A_newer_picture_takes_the_place_of_the_older_one_of_its_size()
    {
        var (link, _) = Made();
        _shares.KeepPicture(link, 1600, 1, "first");
        _shares.KeepPicture(link, 4096, 1, "large");
        _shares.KeepPicture(link, 1600, 2, "second");
        Assert.Equal((null, "second", "large"), (_shares.Picture(link.Id, 1600, 1), _shares.Picture(link.Id, 1600, 2), _shares.Picture(link.Id, 4096, 1)));
        Assert.Equal(["large", "second"], Uses());
    }

    [Fact]
    public void Pictures_of_links_that_have_ended_are_forgotten_unless_another_link_shows_them()
    {
        var (first, second, third) = (Made().Link, Made(ShareDraft.Usual with { Days = 1 }).Link, Made().Link);
        _shares.KeepPicture(first, 1600, 1, "both");
        _shares.KeepPicture(second, 1600, 1, "both");
        _shares.KeepPicture(second, 4096, 1, "alone");
        _shares.KeepPicture(third, 1600, 1, "third");
        _shares.Revoke(_project, first.Id);
        Assert.Equal(["alone", "both", "third"], Uses());
        _folder.Clock.Advance(TimeSpan.FromDays(2));
        Made();
        Assert.Equal(["third"], Uses());
    }

    [Theory]
    [InlineData(0, "", null, false)]
    [InlineData(1, "", null, true)]
    [InlineData(365, "", "", true)]
    [InlineData(366, "", null, false)]
    [InlineData(30, "", "seven77", false)]
    [InlineData(30, "", "eight888", true)]
    public void A_draft_has_limits(int days, string name, string? password, bool isFine) =>
        Assert.Equal(isFine, new ShareDraft(name, days, ShareRights.None, Follows: true, password).IsFine);

    public void Dispose() => _folder.Dispose();

    private (ShareLink Link, string Token) Made(ShareDraft? draft = null)
    {
        var token = SecretToken.New();
        return (_shares.Add(token, _project, draft ?? ShareDraft.Usual, null, null, null)!, token);
    }

    private void Set(string sql)
    {
        using var connection = _folder.Database.Open();
        connection.Execute(sql, ("$id", _project));
    }

    private List<string> Uses()
    {
        using var connection = _folder.Database.Open();
        using var command = connection.Command("select object from object_uses where project = $id order by object", ("$id", _project));
        using var row = command.ExecuteReader();
        var uses = new List<string>();
        while (row.Read())
            uses.Add(row.GetString(0));
        return uses;
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
