using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ClipPaste.Tests.Native;

public sealed class AutogradTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<string> Operators => [.. Functions.Keys];

    private static Dictionary<string, Func<Tensor, Tensor>> Functions { get; } = new()
    {
        ["arithmetic"] = x => (1 - 2 * x) / (x * x + 3) + 1 / (x + 5),
        ["matmul"] = x => x.reshape(4, 4).matmul(x.reshape(4, 4).T),
        ["softmax"] = x => x.reshape(4, 4).softmax(1).log(),
        ["gelu"] = x => F.gelu(x),
        ["silu"] = x => F.silu(x),
        ["quick gelu"] = x => x * (1.702 * x).sigmoid(),
        ["hardtanh"] = x => F.hardtanh(x, -.45, .45),
        ["layer_norm"] = x => F.layer_norm(x.reshape(4, 4), [4], Wave(4), Wave(4)),
        ["group_norm"] = x => F.group_norm(x.reshape(1, 4, 2, 2), 2, Wave(4), Wave(4)),
        ["batch_norm"] = x => F.batch_norm(x.reshape(1, 4, 2, 2), Wave(4), Wave(4).square() + 1, Wave(4), Wave(4)),
        ["conv2d"] = x => F.conv2d(x.reshape(1, 1, 4, 4), Wave(2, 1, 3, 3), Wave(2), padding: [1, 1]),
        ["depthwise conv2d"] = x => F.conv2d(x.reshape(1, 4, 2, 2), Wave(4, 1, 2, 2), padding: [1, 1], groups: 4),
        ["conv_transpose2d"] = x => F.conv_transpose2d(x.reshape(1, 4, 2, 2), Wave(4, 2, 3, 3), strides: [2, 2]),
        ["avg_pool2d"] = x => F.avg_pool2d(x.reshape(1, 1, 4, 4), [2, 2]).square(),
        ["max_pool2d"] = x => F.max_pool2d(x.reshape(1, 1, 4, 4), [2, 2]).square(),
        ["adaptive_avg_pool2d"] = x => F.adaptive_avg_pool2d(x.reshape(1, 1, 4, 4), [3, 3]).square(),
        ["interpolate"] = x => F.interpolate(x.reshape(1, 1, 4, 4), [7, 5], mode: InterpolationMode.Bilinear).square(),
        ["grid_sample"] = x => F.grid_sample(x.reshape(1, 1, 4, 4), Wave(1, 5, 5, 2) * 10, padding_mode: GridSamplePaddingMode.Border).square(),
        ["affine_grid"] = x => F.affine_grid(x.narrow(0, 0, 6).reshape(1, 2, 3), [1, 1, 3, 3]).square(),
        ["pad"] = x => F.pad(x.reshape(1, 1, 4, 4), [1, 2, 0, 1], PaddingModes.Reflect).square(),
        ["normalize"] = x => F.normalize(x.reshape(4, 4)),
        ["cosine_similarity"] = x => F.cosine_similarity(x.reshape(4, 4), Wave(4, 4)),
        ["index_select"] = x => x.reshape(4, 4).index_select(0, tensor([2L, 2L, 0L])).square(),
        ["where"] = x => where(x > 0, x.exp(), x.sin()),
        ["cat and stack"] = x => stack([cat([x, x.cos()]), cat([x.tanh(), x])]).prod(0L),
        ["reductions"] = x => x.reshape(4, 4).max(1).values + x.reshape(4, 4).norm(1) + x.reshape(4, 4).var(1) + x.reshape(4, 4).logsumexp(1),
    };

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Operators))]
    public void A_gradient_agrees_with_finite_differences(string name)
    {
        var function = Functions[name];
        double Loss(Tensor x)
        {
            var y = function(x);
            return (y * Wave(y.shape)).sum().item<double>();
        }
        var start = Wave(16).clone().requires_grad_();
        var output = function(start);
        var gradient = autograd.grad([(output * Wave(output.shape)).sum()], [start])[0].data<double>().ToArray();
        using var unrecorded = no_grad();
        const double Step = 1e-6;
        for (var i = 0; i < 16; i++)
        {
            var difference = UnitVector(i) * Step;
            var numeric = (Loss(start + difference) - Loss(start - difference)) / (2 * Step);
            Assert.Equal(numeric, gradient[i], 1e-6 * Math.Max(1, Math.Abs(numeric)));
        }
    }

    [Fact]
    public void Backward_adds_to_the_gradient_of_leaves()
    {
        var x = tensor([1f, 2f]).requires_grad_();
        Assert.Null(x.grad);
        (x * x).sum().backward();
        (x * 3).backward([tensor([1f, 10f])]);
        Assert.Equal([5f, 34f], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Nothing_is_recorded_under_no_grad()
    {
        var x = ones(2).requires_grad_();
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
        }
        Assert.True(is_grad_enabled());
        Assert.True((x * 2).requires_grad);
        Assert.False((x * 2).detach().requires_grad);
    }

    [Fact]
    public void An_unused_input_is_an_error_unless_allowed()
    {
        var (x, y) = (ones(2).requires_grad_(), ones(2).requires_grad_());
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => autograd.grad([(x * 2).sum()], [x, y]));
        Assert.Null(autograd.grad([(x * 2).sum()], [x, y], allow_unused: true)[1]);
    }

    private static Tensor Wave(params long[] shape) =>
        (arange(shape.Aggregate((a, b) => a * b), ScalarType.Float64) * 1.7 + .3).sin().reshape(shape) * .7;

    private static Tensor UnitVector(int place)
    {
        var unit = new double[16];
        unit[place] = 1;
        return tensor(unit);
    }
}
