using System.IO.Compression;
using System.Text;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Collage;

public sealed class ProjectFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("clippaste-test-");

    private string Project => Path.Combine(_folder.FullName, "test.clippaste");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_collage_comes_back_as_it_was()
    {
        var document = TestPieces.Document() with { Negatives = [new("fog", .3)], Phrases = [new("ball", 2), new("meadow", 0)] };
        ProjectFile.Save(Project, document);
        var (loaded, checkpoint) = ProjectFile.Load(Project);
        Assert.Null(checkpoint);
        Assert.Equal(document.Background, loaded.Background);
        Assert.Equal(document.Negatives.AsEnumerable(), loaded.Negatives);
        Assert.Equal(document.Phrases.AsEnumerable(), loaded.Phrases);
        Assert.Equal((document.Prompt, document.Aspect, document.Seed, document.Model), (loaded.Prompt, loaded.Aspect, loaded.Seed, loaded.Model));
        Assert.Equal(document.Pieces.Select(piece => (piece.Id, piece.Pose, piece.Role, piece.Locks)), loaded.Pieces.Select(piece => (piece.Id, piece.Pose, piece.Role, piece.Locks)));
        Assert.Equal(document.Pieces[0].Cutout.Photo.Credit, loaded.Pieces[0].Cutout.Photo.Credit);
        Assert.Same(loaded.Pieces[1].Cutout, loaded.Pieces[2].Cutout);
        var (before, after) = (CollageRenderer.Render(document, 160, 120, 1), CollageRenderer.Render(loaded, 160, 120, 1));
        Assert.True(before.Pixels.AsSpan().SequenceEqual(after.Pixels), "the picture differs");
    }

    [Fact]
    public void It_tells_nothing_of_the_machine_it_was_made_on()
    {
        var document = TestPieces.Document();
        var piece = document.Pieces[0];
        piece = piece with { Cutout = piece.Cutout with { Photo = piece.Cutout.Photo with { Path = "/home/somebody/secret/photo.jpg" } } };
        ProjectFile.Save(Project, document with { Pieces = document.Pieces.SetItem(0, piece) });
        using var archive = ZipFile.OpenRead(Project);
        using var reader = new StreamReader(archive.GetEntry("collage.json")!.Open());
        Assert.DoesNotContain("somebody", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a zip archive")]
    [InlineData("")]
    public void What_is_no_project_is_refused_by_name(string content)
    {
        File.WriteAllText(Project, content);
        var error = Assert.Throws<InvalidDataException>(() => ProjectFile.Load(Project));
        Assert.Contains("test.clippaste is not a ClipPaste project", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_of_a_later_version_is_refused() => AssertRefused("\"version\": 1", "\"version\": 99", "version 99");

    [Fact]
    public void A_piece_without_its_cut_out_is_refused() => AssertRefused("\"cutout\": 1", "\"cutout\": 12", "out of range");

    [Fact]
    public void A_pose_out_of_all_bounds_is_refused() => AssertRefused("\"opacity\": 0.9", "\"opacity\": 9e99", "out of range");

    [Fact]
    public void A_phrase_of_an_impossible_weight_is_refused() => AssertRefused("\"weight\": 2.5", "\"weight\": 3.5", "weight");

    [Fact]
    public void A_project_from_before_phrases_had_weights_can_still_be_read()
    {
        Save("\"phrases\"", "\"somethingOlder\"");
        Assert.Empty(ProjectFile.Load(Project).Document.Phrases);
    }

    [Fact]
    public void A_missing_picture_is_named()
    {
        ProjectFile.Save(Project, TestPieces.Document());
        using (var archive = ZipFile.Open(Project, ZipArchiveMode.Update))
            archive.GetEntry("cutouts/2.png")!.Delete();
        Assert.Contains("cutouts/2.png", Assert.Throws<InvalidDataException>(() => ProjectFile.Load(Project)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_reads_its_parts_decodes_its_pictures_and_nothing_else_does()
    {
        ProjectFile.Save(Project, TestPieces.Document());
        var (files, other) = (new List<byte[]>(), new RgbaImage(3, 2));
        using var archive = ZipFile.OpenRead(Project);
        var document = ProjectFile.Read((name, most) => Bytes(archive.GetEntry(name)), file =>
        {
            files.Add(file);
            return other;
        });
        Assert.All(document.Pieces, piece => Assert.Same(other, piece.Cutout.Image));
        Assert.Equal(archive.Entries.Where(entry => entry.FullName.EndsWith(".png", StringComparison.Ordinal)).Select(Bytes), files);
    }

    [Fact]
    public void Saving_leaves_no_half_file_behind()
    {
        var missing = Path.Combine(_folder.FullName, "missing", "test.clippaste");
        Assert.ThrowsAny<IOException>(() => ProjectFile.Save(missing, TestPieces.Document()));
        Assert.Empty(_folder.GetFileSystemInfos());
    }

    private void AssertRefused(string from, string to, string reason)
    {
        Save(from, to);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => ProjectFile.Load(Project)).Message, StringComparison.Ordinal);
    }

    private static byte[]? Bytes(ZipArchiveEntry? entry)
    {
        if (entry is null)
            return null;
        using var source = entry.Open();
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }

    // As somebody else might have written it.
    private void Save(string from, string to)
    {
        ProjectFile.Save(Project, TestPieces.Document() with { Phrases = [new("ball", 2.5)] });
        using var archive = ZipFile.Open(Project, ZipArchiveMode.Update);
        var entry = archive.GetEntry("collage.json")!;
        string json;
        using (var reader = new StreamReader(entry.Open()))
            json = reader.ReadToEnd();
        Assert.Contains(from, json, StringComparison.Ordinal);
        entry.Delete();
        using var writer = archive.CreateEntry("collage.json").Open();
        writer.Write(Encoding.UTF8.GetBytes(json.Replace(from, to, StringComparison.Ordinal)));
    }
}
