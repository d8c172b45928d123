namespace ClipPaste.Web.Access;

/// <summary>Addresses to go on to that came with a request: only of this site.</summary>
internal static class LocalAddress
{
    /// <summary>The address, or the start page where it leads elsewhere or nowhere.</summary>
    public static string Of(string? address) =>
        address is ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) ? address : "/";
}
