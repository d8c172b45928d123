namespace ClipPaste.Tests.Golden;

/// <summary>A fact that is skipped, with a message, where a folder of known answers is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GoldenFactAttribute : FactAttribute
{
    public GoldenFactAttribute(string folder) => Skip = GoldenFolders.MissingMessage(folder);
}

/// <summary>A theory that is skipped, with a message, where a folder of known answers is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GoldenTheoryAttribute : TheoryAttribute
{
    public GoldenTheoryAttribute(string folder) => Skip = GoldenFolders.MissingMessage(folder);
}

internal static class GoldenFolders
{
    public static string? MissingMessage(string folder)
    {
        var path = SharedData.GoldenFolder(folder);
        return Directory.Exists(path) ? null : $"No known answers at {path} (set CLIPPASTE_GOLDEN to name another folder).";
    }
}
