using System.Security.Claims;

namespace ClipPaste.Web.Access;

/// <summary>Who asks: every request, hub call and circuit has one.</summary>
/// <param name="Id">The account's id; owners in the database are such ids. Empty for nobody.</param>
/// <param name="Role">What the account may do.</param>
internal sealed record Caller(string Id, CallerRole Role)
{
    /// <summary>Id of the one user of a studio without accounts.</summary>
    public const string LocalId = "local";

    /// <summary>The one user of a studio without accounts, who may do everything.</summary>
    public static readonly Caller Local = new(LocalId, CallerRole.Admin);

    /// <summary>Somebody without an account: may look at what is shared, and sign in.</summary>
    public static readonly Caller Nobody = new("", CallerRole.Anonymous);

    /// <summary>Reads the caller out of what authentication found.</summary>
    public static Caller Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { Length: > 0 } id && Enum.TryParse<CallerRole>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Caller(id, role)
            : Nobody;
}
