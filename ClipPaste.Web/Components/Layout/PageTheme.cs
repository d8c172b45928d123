namespace ClipPaste.Web.Components.Layout;

/// <summary>Light, dark, or as the system says; the choice lives in a cookie, so that the first byte already has the right colours.</summary>
/// <param name="Name"><c>light</c>, <c>dark</c> or <c>system</c>.</param>
/// <param name="Light">Media for which the light style sheets hold.</param>
/// <param name="Dark">The same for the dark ones.</param>
internal sealed record PageTheme(string Name, string Light, string Dark)
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "theme";

    /// <summary>Value of the <c>color-scheme</c> meta tag.</summary>
    public string ColourScheme => Name switch { "light" => "light", "dark" => "dark", _ => "light dark" };

    /// <summary>The theme that the cookie asks for; anything unknown is <c>system</c>.</summary>
    public static PageTheme Of(string? cookie) => cookie switch
    {
        "light" => new("light", "all", "not all"),
        "dark" => new("dark", "not all", "all"),
        _ => new("system", "(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"),
    };
}
