using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ClipPaste.Tests.Native;

public sealed class ConcurrencyTests
{
    [Fact]
    public void Passes_on_two_threads_at_once_give_bitwise_the_sequential_result()
    {
        using var scope = NewDisposeScope();
        var weights = Wave(16, 3, 3, 3).DetachFromDisposeScope();
        var expected = Enumerable.Range(0, 4).Select(seed => Pass(weights, seed)).ToArray();
        var actual = new float[4][];
        var threads = Enumerable.Range(0, 2).Select(half => new Thread(() =>
        {
            set_num_threads(1);
            for (var seed = half; seed < 4; seed += 2)
                actual[seed] = Pass(weights, seed);
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        Assert.Equal(expected, actual);
        weights.Dispose();
    }

    [Fact]
    public void A_thread_sets_how_many_threads_its_operators_use()
    {
        var seen = 0;
        var thread = new Thread(() =>
        {
            set_num_threads(1);
            seen = get_num_threads();
        });
        thread.Start();
        thread.Join();
        Assert.Equal(1, seen);
    }

    private static float[] Pass(Tensor weights, int seed)
    {
        using var scope = NewDisposeScope();
        var pixels = (Wave(2, 3, 32, 32) + seed).requires_grad_();
        var features = F.relu6(F.conv2d(pixels, weights, padding: [1, 1])).flatten(1);
        var gram = features.matmul(features.T).softmax(1);
        gram.square().sum().backward();
        return pixels.grad!.data<float>().ToArray();
    }

    private static Tensor Wave(params long[] shape) => arange(shape.Aggregate((a, b) => a * b), ScalarType.Float32).sin().reshape(shape);
}
