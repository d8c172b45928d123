namespace ClipPaste.Web.Access;

/// <summary>What an account can have too much of.</summary>
internal enum AccountQuota
{
    /// <summary>Projects.</summary>
    Projects,

    /// <summary>Bytes of photos, cut-outs and exports.</summary>
    Storage,
}
