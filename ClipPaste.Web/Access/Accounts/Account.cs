namespace ClipPaste.Web.Access;

/// <summary>An account while Identity works on it; changes count once the store has written them.</summary>
internal sealed class Account
{
    /// <summary>Unguessable.</summary>
    public required string Id { get; init; }

    /// <summary>What its user is called, as they wrote it; null for guests.</summary>
    public string? Name { get; set; }

    /// <summary><see cref="Name"/> as it is compared with others; null for guests.</summary>
    public string? KnownAs { get; set; }

    /// <summary>What it may do.</summary>
    public required CallerRole Role { get; set; }

    /// <summary>The hash of its password; null without one.</summary>
    public string? Password { get; set; }

    /// <summary>Changes with whatever must end all sign-ins.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was used last, to the hour.</summary>
    public DateTimeOffset Seen { get; set; }

    /// <summary>Since when an admin has kept it from being used; null where none has.</summary>
    public DateTimeOffset? Suspended { get; set; }

    /// <summary>When it goes with all it has; null for accounts that stay.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>A guest's account.</summary>
    public static Account Guest(string id, DateTimeOffset now) =>
        new() { Id = id, Role = CallerRole.Guest, Created = now, Seen = now, Expires = now + GuestLife };

    /// <summary>An account with a name.</summary>
    public static Account Named(string id, string name, DateTimeOffset now) => new() { Id = id, Name = name, Role = CallerRole.User, Created = now, Seen = now };

    /// <summary>How long a guest's account lives.</summary>
    public static readonly TimeSpan GuestLife = TimeSpan.FromHours(24);

    /// <summary>Whether it may be used now.</summary>
    public bool IsGood(DateTimeOffset now) => Suspended is null && (Expires is not { } end || end > now);
}
