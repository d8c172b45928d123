using System.Collections.Immutable;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Photos;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Store;

/// <summary>Remembers the photos that were sent to the studio, and the small pictures made of all photos. Safe to use from any thread.</summary>
/// <param name="database">Where.</param>
/// <param name="quotas">How many an account may have.</param>
/// <param name="clock">Times them.</param>
internal sealed class PhotoStore(StudioDatabase database, AccountQuotas quotas, TimeProvider clock)
{
    // A name of one's own for a photo tells nobody else anything: where several have sent the same, it has none.
    private const string Selected =
        """
        select photos.id, (select case when count(distinct name) = 1 then min(name) else '' end from photo_owners where photo = photos.id), photos.width, photos.height
        from photos
        """;

    /// <summary>Remembers that an account has sent a photo, unless that is more than it may have.</summary>
    /// <param name="id">Hash of the stored file.</param>
    /// <param name="photo">The photo.</param>
    /// <param name="owner">The account.</param>
    /// <returns>The photo; null where the account is full. One that it has sent before stays as it is.</returns>
    public StoredPhoto? Add(string id, UploadedPhoto photo, string owner)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (!Has(connection, owner, id))
        {
            var (limits, use) = (quotas.Of(connection, owner), AccountQuotas.UseOf(connection, owner));
            if (use.Photos >= limits.Photos || photo.File.Length > limits.Bytes - use.Bytes)
                return null;
            connection.Execute("insert into photos (id, name, width, height, added) values ($id, $name, $width, $height, $now) on conflict do nothing",
                ("$id", id), ("$name", photo.Name), ("$width", photo.Width), ("$height", photo.Height), ("$now", now));
            connection.Execute("insert into photo_owners (owner, photo, name, bytes, added) values ($owner, $id, $name, $bytes, $now)",
                ("$owner", owner), ("$id", id), ("$name", photo.Name), ("$bytes", photo.File.Length), ("$now", now));
            transaction.Commit();
        }
        return Read(connection, $"{Selected} where photos.id = $id", ("$id", id)).Single();
    }

    /// <summary>Whether there is a photo that was sent.</summary>
    public bool Has(string id)
    {
        using var connection = database.Open();
        using var command = connection.Command("select 1 from photos where id = $id", ("$id", id));
        return command.ExecuteScalar() is not null;
    }

    /// <summary>All photos that were sent, oldest first.</summary>
    public ImmutableArray<StoredPhoto> All()
    {
        using var connection = database.Open();
        return Read(connection, $"{Selected} order by photos.added");
    }

    /// <summary>The ids of the photos that an account has sent with its names for them.</summary>
    public ImmutableDictionary<string, string> Of(string owner)
    {
        using var connection = database.Open();
        using var command = connection.Command("select photo, name from photo_owners where owner = $owner", ("$owner", owner));
        using var row = command.ExecuteReader();
        var photos = ImmutableDictionary.CreateBuilder<string, string>();
        while (row.Read())
            photos.Add(row.GetString(0), row.GetString(1));
        return photos.ToImmutable();
    }

    /// <summary>Remembers who made a photo whose file is not here.</summary>
    /// <param name="photo">The photo, under an id that no other has.</param>
    public void KeepCredit(ArchivedPhoto photo)
    {
        using var connection = database.Open();
        var credit = photo.Credit;
        connection.Execute(
            "insert into photo_credits (photo, width, height, title, author, licence, source, licence_address) values ($photo, $width, $height, $title, $author, $licence, $source, $address)",
            ("$photo", photo.Id), ("$width", photo.Width), ("$height", photo.Height), ("$title", credit.Title), ("$author", credit.Author), ("$licence", credit.Licence),
            ("$source", credit.Source), ("$address", credit.LicenceAddress));
    }

    /// <summary>A photo of which only the credit is here: its path leads nowhere. Null where not even that is.</summary>
    public SourcePhoto? Credited(string id)
    {
        using var connection = database.Open();
        using var command = connection.Command("select width, height, title, author, licence, source, licence_address from photo_credits where photo = $id", ("$id", id));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new SourcePhoto(id, $"/gone/{id}", row.GetInt32(0), row.GetInt32(1),
                new Credit(row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6)), [])
            : null;
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

    private static bool Has(SqliteConnection connection, string owner, string photo)
    {
        using var command = connection.Command("select 1 from photo_owners where owner = $owner and photo = $photo", ("$owner", owner), ("$photo", photo));
        return command.ExecuteScalar() is not null;
    }

    private static ImmutableArray<StoredPhoto> Read(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var row = command.ExecuteReader();
        var photos = ImmutableArray.CreateBuilder<StoredPhoto>();
        while (row.Read())
            photos.Add(new StoredPhoto(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3)));
        return photos.ToImmutable();
    }
}
