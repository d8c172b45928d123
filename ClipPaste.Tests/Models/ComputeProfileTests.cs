using ClipPaste.Engine.Models;

namespace ClipPaste.Tests.Models;

public sealed class ComputeProfileTests : IDisposable
{
    private readonly string cache = Directory.CreateTempSubdirectory("clippaste-profile").FullName;

    public void Dispose() => Directory.Delete(cache, recursive: true);

    [Theory]
    [InlineData(1.14, false)]
    [InlineData(1.16, true)]
    public void Bfloat16_must_be_clearly_faster(double speedup, bool expected) =>
        Assert.Equal(expected, ComputeProfile.Choose(null, cache, "a machine", () => speedup).UsesBfloat16);

    [Fact]
    public void A_machine_is_measured_once()
    {
        Assert.True(ComputeProfile.Choose("", cache, "a machine", () => 2).UsesBfloat16);
        Assert.True(ComputeProfile.Choose("", cache, "a machine", () => throw new InvalidOperationException("measured again")).UsesBfloat16);
        Assert.False(ComputeProfile.Choose("", cache, "another machine", () => .5).UsesBfloat16);
    }

    [Fact]
    public void A_damaged_memory_is_measured_anew()
    {
        ComputeProfile.Choose(null, cache, "a machine", () => 2);
        File.WriteAllText(Directory.GetFiles(cache).Single(), "?");
        Assert.False(ComputeProfile.Choose(null, cache, "a machine", () => 1).UsesBfloat16);
    }

    [Fact]
    public void The_users_wish_comes_first()
    {
        Assert.True(ComputeProfile.Choose("bfloat16", cache, "a machine", () => .1).UsesBfloat16);
        Assert.False(ComputeProfile.Choose("float32", cache, "a machine", () => 10).UsesBfloat16);
        var failure = Assert.Throws<InvalidOperationException>(() => ComputeProfile.Choose("float8", cache, "a machine", () => 1));
        Assert.Contains("float32 or bfloat16", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_done_without()
    {
        var file = Path.Combine(cache, "file");
        File.WriteAllText(file, "");
        Assert.True(ComputeProfile.Choose(null, file, "a machine", () => 2).UsesBfloat16);
    }

    [Fact]
    public void A_real_measurement_gives_a_positive_ratio() => Assert.True(ComputeProfile.MeasureSpeedup() > 0);
}
