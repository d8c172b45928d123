namespace ClipPaste.Web.Access;

/// <summary>What an account may do; each role may do what those before it may.</summary>
internal enum CallerRole
{
    /// <summary>No account: only what is shared.</summary>
    Anonymous,

    /// <summary>An account without a name, for a day, with small quotas.</summary>
    Guest,

    /// <summary>An account.</summary>
    User,

    /// <summary>Also sees users, storage and the queue, and takes pictures down.</summary>
    Admin,
}
