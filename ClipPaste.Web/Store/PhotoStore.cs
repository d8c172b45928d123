using System.Collections.Immutable;
using ClipPaste.Web.Photos;

namespace ClipPaste.Web.Store;

/// <summary>Remembers the photos that were sent to the studio, and the small pictures made of all photos. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
/// <param name="clock">Times them.</param>
internal sealed class PhotoStore(StudioDatabase database, TimeProvider clock)
{
    /// <summary>Remembers a photo; one that is already known stays as it is.</summary>
    /// <param name="id">Hash of the stored file.</param>
    /// <param name="photo">The photo.</param>
    public StoredPhoto Add(string id, UploadedPhoto photo)
    {
        using var connection = database.Open();
        connection.Execute("insert into photos (id, name, width, height, added) values ($id, $name, $width, $height, $now) on conflict do nothing",
            ("$id", id), ("$name", photo.Name), ("$width", photo.Width), ("$height", photo.Height), ("$now", clock.GetUtcNow().ToUnixTimeMilliseconds()));
        return new StoredPhoto(id, photo.Name, photo.Width, photo.Height);
    }

    /// <summary>All of them, oldest first.</summary>
    public ImmutableArray<StoredPhoto> All()
    {
        using var connection = database.Open();
        using var command = connection.Command("select id, name, width, height from photos order by added");
        using var row = command.ExecuteReader();
        var photos = ImmutableArray.CreateBuilder<StoredPhoto>();
        while (row.Read())
            photos.Add(new StoredPhoto(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3)));
        return photos.ToImmutable();
    }

    /// <summary>Hash of the stored small picture of a photo; null where none has been made.</summary>
    /// <param name="photo">The photo's id.</param>
    /// <param name="side">Pixels of the longer side at most.</param>
    public string? Preview(string photo, int side)
    {
        using var connection = database.Open();
        using var command = connection.Command("select picture from previews where photo = $photo and side = $side", ("$photo", photo), ("$side", side));
        return command.ExecuteScalar() as string;
    }

    /// <summary>Remembers the small picture of a photo.</summary>
    /// <param name="photo">The photo's id.</param>
    /// <param name="side">Pixels of the longer side at most.</param>
    /// <param name="picture">Hash of the stored picture.</param>
    public void KeepPreview(string photo, int side, string picture)
    {
        using var connection = database.Open();
        connection.Execute("insert into previews (photo, side, picture) values ($photo, $side, $picture) on conflict do update set picture = excluded.picture",
            ("$photo", photo), ("$side", side), ("$picture", picture));
    }
}
