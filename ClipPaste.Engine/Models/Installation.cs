namespace ClipPaste.Engine.Models;

/// <summary>Where this copy of ClipPaste is installed: the folder that holds <c>library/</c>, <c>models/</c> and what set-up put beside them.</summary>
public static class Installation
{
    /// <summary>The folder named by <c>CLIPPASTE_HOME</c>, or the nearest one above the program that holds both <c>library/</c> and <c>models/</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none; the message says what to do.</exception>
    public static string Root => LazyRoot.Value;

    /// <summary>The starter photos.</summary>
    public static string Library => Path.Combine(Root, "library");

    /// <summary>The weights that come with the product.</summary>
    public static string Models => Path.Combine(Root, "models");

    /// <summary>Packages fetched by set-up that carry native libraries and networks.</summary>
    public static string Packages => Path.Combine(Root, "node_modules");

    /// <summary>Native libraries compiled by set-up.</summary>
    public static string Native => Path.Combine(Root, "artifacts", "native");

    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("CLIPPASTE_HOME") is { Length: > 0 } named)
            return Path.GetFullPath(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "library")) && Directory.Exists(Path.Combine(folder.FullName, "models")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("The folders library/ and models/ are not above the program; set CLIPPASTE_HOME to the folder that holds them.");
    }
}
