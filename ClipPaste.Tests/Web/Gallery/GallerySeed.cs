using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;

namespace ClipPaste.Tests.Web.Gallery;

/// <summary>Puts many collages into a database at once.</summary>
internal static class GallerySeed
{
    /// <summary>The collage with number 0 was changed at this time, each further one a minute before the one with the number before.</summary>
    public static readonly DateTimeOffset Newest = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Things = ["owl", "fox", "castle", "panda", "lighthouse", "whale", "moose", "parrot", "volcano", "bicycle"];

    /// <summary>Adds collages that are called <c>item 0 owl</c>, <c>item 1 fox</c> and so on; every tenth has a star.</summary>
    /// <param name="database">Where.</param>
    /// <param name="count">How many.</param>
    /// <param name="objects">Where their pictures are put; null for collages without.</param>
    /// <param name="owner">Whose they are.</param>
    /// <param name="prefix">Begins their ids.</param>
    public static void Add(StudioDatabase database, int count, ObjectStore? objects = null, string owner = Caller.LocalId, string prefix = "item")
    {
        string?[] pictures = objects is null ? [null] : [.. Enumerable.Range(0, 12).Select(number => objects.Put(Picture(number)))];
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        for (var number = 0; number < count; number++)
        {
            var (id, title, prompt) = (IdOf(number, prefix), TitleOf(number), $"a {Things[number % Things.Length]} number{number} in the garden");
            var at = (Newest - TimeSpan.FromMinutes(number)).ToUnixTimeMilliseconds();
            connection.Execute(
                "insert into projects (id, owner, title, prompt, head, newest, picture, created, updated, starred) values ($id, $owner, $title, $prompt, 1, 1, $picture, $at, $at, $starred)",
                ("$id", id), ("$owner", owner), ("$title", title), ("$prompt", prompt), ("$picture", pictures[number % pictures.Length]), ("$at", at), ("$starred", number % 10 == 0));
            connection.Execute("insert into versions (project, version, label, at, state) values ($id, 1, 'new', $at, $state)",
                ("$id", id), ("$at", at), ("$state", StateJson.Write(new ProjectState { Title = title, Prompt = prompt })));
        }
        if (objects is not null)
            connection.Execute("insert into object_uses (project, object) select id, picture from projects where picture is not null on conflict do nothing");
        transaction.Commit();
    }

    public static string IdOf(int number, string prefix = "item") => $"{prefix}-{number:00000}";

    public static string TitleOf(int number) => $"item {number} {Things[number % Things.Length]}";

    private static byte[] Picture(int number) => TestPictures.Encode(TestPictures.Smooth(48 + number, 36), ImageFormat.WebP);
}
