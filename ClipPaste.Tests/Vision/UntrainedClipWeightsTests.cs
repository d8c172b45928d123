using ClipPaste.Engine.Vision.Clip;

namespace ClipPaste.Tests.Vision;

public sealed class UntrainedClipWeightsTests
{
    [Fact]
    public void An_array_is_the_same_whenever_it_is_read_and_as_large_as_its_inputs_ask()
    {
        using var weights = new UntrainedClipWeights();
        var values = weights.Read("visual.proj");
        Assert.Equal(values, weights.Read("visual.proj"));
        Assert.Equal(1 / 768.0, values.Average(value => value * value), 1e-5);
        Assert.Throws<InvalidDataException>(() => weights.Read("visual.other"));
    }

    [Fact]
    public void The_weights_are_recognised_as_a_ViT_B_32()
    {
        using var weights = new UntrainedClipWeights();
        Assert.Equal("ViT-B/32", ClipArchitecture.Infer(weights, "").Name);
    }
}
