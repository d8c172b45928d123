using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ClipPaste.Tests.Native;

public sealed class ScriptModuleTests
{
    /// <summary>Made with torch.jit.save: a 2 x 2 half-precision weight, a buffer of two whole numbers, and an inner linear layer.</summary>
    private static readonly string Archive = Path.Combine(SharedData.Root, "ClipPaste.Tests", "Native", "tiny-module.pt");

    [Fact]
    public void An_archive_gives_its_parameters_and_buffers_by_name()
    {
        using var scope = NewDisposeScope();
        using var module = jit.load(Archive, CPU);
        var parameters = module.named_parameters().ToDictionary(entry => entry.name, entry => (Tensor)entry.parameter);
        Assert.Equal(["inner.bias", "inner.weight", "weight"], parameters.Keys.Order());
        Assert.Equal([(Half)1, (Half)2, (Half)3, (Half)4], parameters["weight"].data<Half>().ToArray());
        Assert.Equal(.5f, parameters["inner.weight"].item<float>());
        var (name, buffer) = Assert.Single(module.named_buffers());
        Assert.Equal("steps", name);
        Assert.Equal([5L, 6L], buffer.data<long>().ToArray());
    }

    [Fact]
    public void Tensors_outlive_their_archive()
    {
        using var scope = NewDisposeScope();
        var module = jit.load(Archive);
        var weight = module.named_parameters().Single(entry => entry.name == "weight").parameter;
        module.Dispose();
        Assert.Equal((Half)4, weight.data<Half>()[1, 1]);
    }

    [Fact]
    public void A_file_that_is_no_archive_is_refused()
    {
        var failure = Assert.Throws<ExternalException>(() => jit.load(Path.Combine(SharedData.Root, "ClipPaste.sln")));
        Assert.Contains("archive", failure.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => jit.load("/nowhere/at/all.pt"));
    }
}
