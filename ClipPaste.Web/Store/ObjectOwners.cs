namespace ClipPaste.Web.Store;

/// <summary>Who may see which stored object. Safe to use from any thread.</summary>
/// <param name="database">Knows what projects use and who has sent what.</param>
internal sealed class ObjectOwners(StudioDatabase database)
{
    /// <summary>Whether an account has sent an object or owns a project that uses it.</summary>
    /// <param name="owner">The account.</param>
    /// <param name="hash">The object's, or the photo's, name.</param>
    public bool MaySee(string owner, string hash)
    {
        using var connection = database.Open();
        using var command = connection.Command(
            """
            select exists (select 1 from photo_owners where owner = $owner and photo = $hash)
                or exists (select 1 from object_uses join projects on projects.id = object_uses.project where object_uses.object = $hash and projects.owner = $owner)
            """, ("$owner", owner), ("$hash", hash));
        return (long)command.ExecuteScalar()! == 1;
    }
}
