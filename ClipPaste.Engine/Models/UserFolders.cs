namespace ClipPaste.Engine.Models;

/// <summary>
/// The user's own folders, by the XDG Base Directory Specification; they need not exist. What is in <see cref="Cache"/> may be deleted at
/// any time.
/// </summary>
public static class UserFolders
{
    /// <summary>What can be computed again: <c>clippaste</c> in <c>XDG_CACHE_HOME</c>, or in <c>~/.cache</c>.</summary>
    public static string Cache => Folder("XDG_CACHE_HOME", ".cache");

    /// <summary>What the user fetched: <c>clippaste</c> in <c>XDG_DATA_HOME</c>, or in <c>~/.local/share</c>.</summary>
    public static string Data => Folder("XDG_DATA_HOME", ".local", "share");

    // The specification asks that relative paths be ignored.
    private static string Folder(string variable, params ReadOnlySpan<string> usual)
    {
        var parent = Environment.GetEnvironmentVariable(variable);
        if (!Path.IsPathRooted(parent))
            parent = Path.Combine([Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), .. usual]);
        return Path.Combine(parent!, "clippaste");
    }
}
