namespace ClipPaste.Engine.Models;

/// <summary>Where files of weights are looked for, in this order.</summary>
/// <param name="Named">A folder the user names in <c>CLIPPASTE_MODELS</c>, searched first; null when none is named.</param>
/// <param name="Installed">The installation's root, for the files that set-up brings.</param>
/// <param name="Downloads">The folder downloads go to; need not exist yet.</param>
public sealed record ModelFolders(string? Named, string Installed, string Downloads)
{
    /// <summary>The environment variable that names a folder of models.</summary>
    public const string Variable = "CLIPPASTE_MODELS";

    /// <summary>
    /// The folders this process has: <c>CLIPPASTE_MODELS</c>, the installation, and <c>clippaste/models</c> in the user's data folder.
    /// </summary>
    public static ModelFolders FromEnvironment()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        return new ModelFolders(named is { Length: > 0 } ? named : null, Installation.Root, Path.Combine(UserFolders.Data, "models"));
    }

    /// <summary>The places where a file may be, best first; whether they exist is not asked.</summary>
    internal IEnumerable<string> PlacesOf(ModelFile file)
    {
        if (Named is not null)
            yield return Path.Combine(Named, file.FileName);
        if (file.InstalledPath is not null)
            yield return Path.Combine(Installed, file.InstalledPath);
        yield return Path.Combine(Downloads, file.FileName);
    }
}
