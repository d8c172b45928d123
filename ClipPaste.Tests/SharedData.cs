namespace ClipPaste.Tests;

/// <summary>Finds the data that lies beside a checkout; tests that need it are skipped where it is absent.</summary>
internal static class SharedData
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of known answers: <c>CLIPPASTE_GOLDEN</c>, or <c>../shared/golden</c> beside the repository.</summary>
    public static string Golden { get; } =
        Environment.GetEnvironmentVariable("CLIPPASTE_GOLDEN") is { Length: > 0 } named ? named : Path.GetFullPath(Path.Combine(Root, "..", "shared", "golden"));

    /// <summary>A folder of known answers by its name, such as <c>gradient</c>.</summary>
    public static string GoldenFolder(string name) => Path.Combine(Golden, name);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ClipPaste.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("The tests must run from within a checkout that holds ClipPaste.sln.");
    }
}
