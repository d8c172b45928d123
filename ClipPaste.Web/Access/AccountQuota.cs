namespace ClipPaste.Web.Access;

/// <summary>What an account can have too much of.</summary>
internal enum AccountQuota
{
    /// <summary>Projects.</summary>
    Projects,

    /// <summary>Bytes of photos and exports.</summary>
    Storage,
}
