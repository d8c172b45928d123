using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Tests.Sources;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Tests.Web.Store;

public sealed class ObjectUseTests
{
    private static readonly string[] Hashes = [.. "abcdef".Select(letter => new string(letter, 64))];

    [Fact]
    public void A_project_uses_what_its_versions_and_its_picture_name_also_after_undo()
    {
        using var folder = new StoreFolder();
        var id = folder.Projects.Create(new ProjectState { Picks = [new PickedPhoto(Hashes[0], "fox"), new PickedPhoto("photo of the library", "fox")] });
        folder.Projects.Append(id, 2, 1, "cut", new ProjectState { Cutouts = [Cut(Hashes[1], Hashes[2], Hashes[3])] });
        folder.Projects.MoveHead(id, 1, new ProjectState());
        folder.Projects.SetPicture(id, Hashes[4]);
        Assert.Equal(Hashes[..5], Used(folder.Database, id));
    }

    [Fact]
    public void Uses_go_with_their_project_and_none_are_noted_for_one_that_is_gone()
    {
        using var folder = new StoreFolder();
        var id = folder.Projects.Create(new ProjectState { Picks = [new PickedPhoto(Hashes[0], "fox")] });
        folder.Projects.Delete(id);
        folder.Projects.SetPicture(id, Hashes[1]);
        Assert.Empty(Used(folder.Database, id));
    }

    [Fact]
    public void The_uses_of_projects_that_were_made_before_there_were_any_are_found_at_the_first_start()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "studio.db");
        using (var old = new SqliteConnection($"Data Source={file}"))
        {
            old.Open();
            old.Execute(FirstSchema.Step);
            old.Execute("PRAGMA user_version = 1");
            old.Execute("insert into projects values ('p', 't', '', 1, 1, $picture, 5)", ("$picture", Hashes[3]));
            old.Execute("insert into versions values ('p', 1, 'new', 0, $state)", ("$state", StateJson.Write(new ProjectState { Cutouts = [Cut(Hashes[0], Hashes[1], Hashes[2])] })));
            old.Execute("insert into versions values ('p', 2, 'new', 0, x'00ff')");
        }
        Assert.Equal(Hashes[..4], Used(new StudioDatabase(folder.Path), "p"));
        SqliteConnection.ClearAllPools();
    }

    private static CutoutChoice Cut(string photo, string image, string texture) => new(
        "cut", photo, "fox", PieceRole.Subject, image, texture, 30, 40, new PixelBox(1, 2, 3, 4), CutoutKind.Subject, .5, CutSides.None, .1);

    private static List<string> Used(StudioDatabase database, string project)
    {
        using var connection = database.Open();
        using var command = connection.Command("select object from object_uses where project = $project order by object", ("$project", project));
        using var row = command.ExecuteReader();
        var objects = new List<string>();
        while (row.Read())
            objects.Add(row.GetString(0));
        return objects;
    }
}
