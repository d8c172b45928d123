using System.Text.Json.Nodes;
using ClipPaste.Engine.Models;
using ClipPaste.Tests.Sources;

namespace ClipPaste.Tests.Web.Work;

/// <summary>A library of a few of the starter photos, in a folder of its own so that a test may spoil it.</summary>
internal sealed class SmallLibrary : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="names">Parts of the names of photos.</param>
    public SmallLibrary(params string[] names)
    {
        var rows = JsonNode.Parse(File.ReadAllText(Path.Combine(Installation.Library, "manifest.json")))!.AsArray();
        var wanted = rows.Where(row => names.Any(name => FileOf(row!).Contains(name, StringComparison.Ordinal))).Select(row => row!.DeepClone()).ToArray();
        Assert.True(wanted.Length >= names.Length, "a photo is not in the library");
        foreach (var row in wanted)
            _folder.Write(FileOf(row), File.ReadAllBytes(Path.Combine(Installation.Library, FileOf(row))));
        _folder.Write("manifest.json", new JsonArray(wanted).ToJsonString());
    }

    public string Folder => _folder.Path;

    public void Dispose() => _folder.Dispose();

    private static string FileOf(JsonNode row) => row["file"]!.GetValue<string>();
}
