namespace ClipPaste.Web.Photos.Decoding;

/// <summary>The few variables that a decoding process needs; keys and passwords of the studio's own environment are none of its business.</summary>
internal static class DecoderEnvironment
{
    private static readonly string[] Passed = ["CLIPPASTE_VIPS", "DOTNET_ROOT", "LD_LIBRARY_PATH", "SystemRoot", "TMPDIR"];

    private static readonly (string Name, string Value)[] Own =
    [
        // Small and quick to start: no debugger's door, no doubled mappings, one heap, code compiled once.
        ("DOTNET_EnableDiagnostics", "0"),
        ("DOTNET_EnableWriteXorExecute", "0"),
        ("DOTNET_gcServer", "0"),
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_GCgen0size", "0x1000000"),
        ("DOTNET_GCHeapHardLimit", "0x8000000"),
        ("DOTNET_TieredPGO", "0"),
        ("DOTNET_DbgEnableMiniDump", "0"),
        // Each thread has buffers of its own.
        ("VIPS_CONCURRENCY", "1"),
        // Large pictures would else be laid down in temporary files, which it may not write.
        ("VIPS_DISC_THRESHOLD", "16g"),
    ];

    /// <summary>The variables.</summary>
    /// <param name="get">Reads the studio's own.</param>
    /// <param name="home">Where ClipPaste is installed.</param>
    public static IReadOnlyDictionary<string, string> Of(Func<string, string?> get, string home)
    {
        var chosen = Own.ToDictionary(pair => pair.Name, pair => pair.Value);
        chosen["CLIPPASTE_HOME"] = home;
        foreach (var name in Passed)
        {
            if (get(name) is { Length: > 0 } value)
                chosen[name] = value;
        }
        return chosen;
    }
}
