using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Keep;

public sealed class ObjectUsesTests : IDisposable
{
    private static readonly string[] Hashes = [.. "0123456789abcdef".Select(letter => new string(letter, 64))];

    private readonly StoreFolder _folder = new();
    private readonly ObjectUses _uses;
    private readonly string _project;

    public ObjectUsesTests()
    {
        _uses = new ObjectUses(_folder.Database, new ObjectStore(Path.Combine(_folder.Path, "objects")), _folder.Clock);
        _project = _folder.Projects.Create(With(Hashes[0]));
    }

    private static Caller Owner => Caller.Local;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_no_version_names_any_more_is_let_go_a_day_after_that_was_seen_and_not_before()
    {
        var session = _folder.Open(_project);
        session.Edit("cut", _ => With(Hashes[1]));
        session.Undo();
        Assert.Equal(0, Later());
        session.Edit("cut", _ => With(Hashes[2]));
        Assert.Equal(0, Later());
        Assert.Equal([Hashes[0], Hashes[1], Hashes[2]], Used());
        Assert.Equal(1, Later());
        Assert.Equal([Hashes[0], Hashes[2]], Used());
    }

    [Fact]
    public void What_is_named_again_meanwhile_stays()
    {
        var session = _folder.Open(_project);
        session.Edit("cut", _ => With(Hashes[1]));
        session.Undo();
        session.Edit("rename", state => state with { Title = "other" });
        Assert.Equal(0, Later());
        session.Edit("cut", _ => With(Hashes[1]));
        Assert.Equal(0, Later());
        Assert.Contains(Hashes[1], Used());
    }

    [Fact]
    public void Every_version_that_undo_reaches_keeps_what_it_names()
    {
        var session = _folder.Open(_project);
        for (var number = 1; number < 8; number++)
            session.Edit("cut", _ => With(Hashes[number]));
        session.Undo();
        Assert.Equal(0, Later() + Later());
        Assert.Equal(Hashes[..8], Used());
    }

    [Fact]
    public void Pictures_of_what_was_published_go_when_it_is_taken_back_and_not_what_others_still_show()
    {
        var publications = new PublicationStore(_folder.Database, _folder.Clock);
        _folder.Projects.SetPicture(_project, Hashes[3], 1);
        Assert.True(publications.Publish(Owner, _project, "t", "", With(Hashes[1])));
        Note(Hashes[1]);
        publications.KeepPicture(publications.Find(_project)!, small: true, Hashes[4]);
        publications.KeepPicture(publications.Find(_project)!, small: false, Hashes[5]);
        Assert.Equal(0, Later() + Later());
        Assert.Equal([Hashes[0], Hashes[1], Hashes[3], Hashes[4], Hashes[5]], Used());

        Assert.True(publications.Unpublish(Owner, _project));
        Assert.Equal(0, Later());
        Assert.Equal(3, Later());
        Assert.Equal([Hashes[0], Hashes[3]], Used());
    }

    [Fact]
    public void A_link_keeps_what_it_shows_for_as_long_as_it_is_open()
    {
        var shares = new ShareStore(_folder.Database, _folder.Clock);
        var link = shares.Add(SecretToken.New(), _project, ShareDraft.Usual with { Days = 5 }, null, With(Hashes[1]), null)!;
        Note(Hashes[1]);
        shares.KeepPicture(link, 1200, 1, Hashes[2]);
        Assert.Equal(0, Later() + Later());
        Assert.Equal(Hashes[..3], Used());
        _folder.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(2, Later() + Later());
        Assert.Null(shares.Picture(link.Id, 1200, 1));
    }

    [Fact]
    public void A_run_keeps_what_its_checkpoint_its_scenes_and_its_order_name_also_when_it_was_deleted_from_the_collage()
    {
        var queue = new JobQueue(_folder.Database, new AccountQuotas(_folder.Database, new Quotas()), new QueueOptions(), _folder.Clock, new BootClock(), "here");
        var runs = new RunStore(_folder.Database, _folder.Clock);
        queue.Enqueue(new NewJob("run", JobKind.Run, _project, Owner.Id, 10, StateJson.Write(new KeptRun(With(Hashes[1]), 1))));
        queue.Enqueue(new NewJob("export", JobKind.Export, _project, Owner.Id, 10, StateJson.Write(new ExportOrder(new ExportOptions(ExportFormat.Png), With(Hashes[2])))));
        var held = queue.Claim(JobKind.Run)!.Held;
        runs.Add("run", _project, 10, new KeptRun(With(Hashes[3]), 1));
        var piece = ScenePiece.Of(With(Hashes[4]) with { Pieces = [new PlacedPiece("one", "cut", "fox", new Pose(0, 0, 0, 0, 1, false))] });
        runs.Write([new RunNews(held, [], [new TimelineScene(1, [.. piece])], null)]);
        Note(Hashes[1..6]);
        Assert.Equal(1, Later() + Later());
        Assert.Equal(Hashes[..5], Used());

        runs.End("run", RunPhase.Done, queue.Ending(held, JobState.Done));
        queue.Cancel("export");
        Assert.Equal(3, Later() + Later());
        Assert.Equal([Hashes[0], Hashes[4]], Used());
    }

    [Fact]
    public void While_a_version_cannot_be_read_nothing_is_let_go()
    {
        Note(Hashes[7]);
        using (var connection = _folder.Database.Open())
            connection.Execute("insert into versions (project, version, label, at, state) values ($id, 99, 'cut', 0, x'00ff')", ("$id", _project));
        Assert.Equal(0, Later() + Later());
        Assert.Contains(Hashes[7], Used());
        using (var connection = _folder.Database.Open())
            connection.Execute("delete from versions where version = 99");
        Assert.Equal(1, Later() + Later());
    }

    [Fact]
    public async Task Edits_during_the_sweep_lose_nothing_that_they_name()
    {
        var session = _folder.Open(_project);
        using var done = new CancellationTokenSource();
        var sweeping = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                Later();
        });
        for (var turn = 0; turn < 60; turn++)
        {
            session.Edit("cut", _ => With(Hashes[1 + turn % 15]));
            Assert.Contains(Hashes[1 + turn % 15], Used());
            session.Undo();
            session.Edit("rename", state => state with { Title = $"turn {turn}" });
            session.Redo();
        }
        await done.CancelAsync();
        await sweeping;
        Later();
        Later();
        Assert.Equal([Hashes[0]], Used());
    }

    [Fact]
    public void Every_column_that_can_name_an_object_is_gone_through_or_known_to_name_none()
    {
        // Photos and their small pictures have sweeps of their own; findings name photos that their owners have; a timeline says what scenes say.
        string[] others =
        [
            "accounts", "passkeys", "audit", "folders", "searched", "reports", "photos", "photo_owners", "photo_credits", "previews", "findings", "object_uses",
            "exports", "instances", "checkpoints", "frames", "runs", "published_words", "searched_words", "api_tokens",
        ];
        using var connection = _folder.Database.Open();
        using var command = connection.Command(
            "select distinct t.name from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table' and lower(c.type) in ('text', 'blob', '') and t.name not like 'sqlite_%'");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var table = row.GetString(0);
            var looked = (ObjectUses.Names + ObjectUses.Values).Contains($" {table} ", StringComparison.Ordinal);
            Assert.True(looked || others.Any(other => table == other || table.StartsWith($"{other}_", StringComparison.Ordinal)),
                $"{table}: does it name objects? Then ObjectUses must look there, else name it here.");
        }
    }

    private int Later()
    {
        _folder.Clock.Advance(ObjectUses.Grace);
        return _uses.Release();
    }

    private void Note(params string[] hashes)
    {
        using var connection = _folder.Database.Open();
        foreach (var hash in hashes)
            connection.Execute("insert or ignore into object_uses (project, object) values ($project, $object)", ("$project", _project), ("$object", hash));
    }

    private List<string> Used()
    {
        using var connection = _folder.Database.Open();
        using var command = connection.Command("select object from object_uses where project = $project order by object", ("$project", _project));
        using var row = command.ExecuteReader();
        var used = new List<string>();
        while (row.Read())
            used.Add(row.GetString(0));
        return used;
    }

    private static ProjectState With(string hash) => new()
    {
        Cutouts = [new CutoutChoice("cut", "photo", "fox", PieceRole.Subject, hash, hash, 30, 40, new PixelBox(1, 2, 3, 4), CutoutKind.Subject, .5, CutSides.None, .1)],
    };
}
