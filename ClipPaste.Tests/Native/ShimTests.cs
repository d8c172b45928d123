using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;

namespace ClipPaste.Tests.Native;

public sealed partial class ShimTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("clippaste-shim").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_absent_library_is_reported_with_what_to_do()
    {
        var failure = Assert.Throws<DllNotFoundException>(() => Shim.Open(folder));
        Assert.Contains(folder, failure.Message, StringComparison.Ordinal);
        Assert.Contains("./clippaste up", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_does_not_load_is_reported_with_what_to_do()
    {
        File.WriteAllText(Path.Combine(folder, "libclippaste_torch.so"), "not a library");
        var failure = Assert.Throws<DllNotFoundException>(() => Shim.Open(folder));
        Assert.Contains("./clippaste up", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operator_that_the_binding_names_exists_in_the_installed_libtorch()
    {
        var sources = Directory.GetFiles(Path.Combine(SharedData.Root, "ClipPaste.Engine", "Native", "Torch"), "*.cs");
        var names = sources.SelectMany(source => OperatorName().Matches(File.ReadAllText(source))).Select(match => match.Groups["name"].Value).ToHashSet();
        Assert.True(names.Count > 150, $"only {names.Count} operators were found in the sources");
        Assert.All(names, name => Assert.NotEqual(0, Dispatcher.Find(name)));
    }

    [Fact]
    public void An_unknown_operator_is_an_error() => Assert.Throws<ExternalException>(() => Dispatcher.Find("paste_collage"));

    [GeneratedRegex("""(?:Call\w*|Mutate|Create)\(\s*"(?<name>[\w.]+)"[,)]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OperatorName();
}
