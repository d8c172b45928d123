using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace ClipPaste.Tests.Native;

public sealed class TensorTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Arithmetic_follows_the_usual_rules()
    {
        var x = tensor([1f, 2f, 3f, 4f], [2, 2]);
        Assert.Equal([3f, 5f, 7f, 9f], (2 * x + 1).data<float>().ToArray());
        Assert.Equal([0f, -1f, -2f, -3f], (1 - x).data<float>().ToArray());
        Assert.Equal([2f, 1f, 2f / 3, .5f], (2 / x).data<float>().ToArray());
        Assert.Equal([1f, 4f, 9f, 16f], x.pow(2).data<float>().ToArray());
        Assert.Equal([-1f, -2f, -3f, -4f], (-x).data<float>().ToArray());
        Assert.Equal([.5f, 1f, 1.5f, 2f], (x / 2.0).data<float>().ToArray());
    }

    [Fact]
    public void Matrix_products_agree_with_a_hand_computed_one()
    {
        var a = tensor([1f, 2f, 3f, 4f, 5f, 6f], [2, 3]);
        var b = tensor([1f, 0f, 2f, -1f, 0f, 1f], [3, 2]);
        Assert.Equal([5f, 1f, 14f, 1f], matmul(a, b).data<float>().ToArray());
        Assert.Equal([5f, 1f, 14f, 1f], einsum("ij,jk->ik", a, b).data<float>().ToArray());
        Assert.Equal([6f, 2f, 15f, 2f], nn.functional.linear(a, b.T, tensor([1f, 1f])).data<float>().ToArray());
    }

    [Fact]
    public void Shapes_change_without_moving_elements_out_of_order()
    {
        var x = arange(24, dtype: ScalarType.Float32).reshape(2, 3, 4);
        Assert.Equal([2, 3, 4], x.shape);
        Assert.Equal([4, 2, 3], x.permute(2, 0, 1).shape);
        Assert.Equal([12, 4, 1], x.stride());
        Assert.Equal(23f, x[1, 2, 3].item<float>());
        Assert.Equal([5f, 17f], x.select(1, 1).select(1, 1).data<float>().ToArray());
        Assert.Equal([0f, 2f], x.slice(2, 0, 4, 2).select(0, 0).select(0, 0).data<float>().ToArray());
        Assert.Equal([2, 12], x.flatten(1).shape);
        Assert.Equal([1, 2, 3, 4], x.unsqueeze(0).shape);
        Assert.Equal([2, 3, 4], x.unsqueeze(0).squeeze(0).shape);
        Assert.Equal([2, 2, 2], x.chunk(2, 2)[1].narrow(1, 1, 2).shape);
    }

    [Fact]
    public void Elements_of_a_transposed_tensor_are_read_and_written_in_row_major_order()
    {
        var x = tensor([1f, 2f, 3f, 4f, 5f, 6f], [2, 3]);
        var transposed = x.transpose(0, 1);
        Assert.Equal([1f, 4f, 2f, 5f, 3f, 6f], transposed.data<float>().ToArray());
        transposed.data<float>().CopyFrom([10f, 40f, 20f, 50f, 30f, 60f]);
        Assert.Equal([10f, 20f, 30f, 40f, 50f, 60f], x.data<float>().ToArray());
        Assert.Equal(50f, transposed.data<float>()[1, 1]);
    }

    [Fact]
    public void Reductions_name_their_dimensions()
    {
        var x = tensor([1f, 2f, 3f, 6f, 5f, 4f], [2, 3]);
        Assert.Equal(21f, x.sum().item<float>());
        Assert.Equal([6f, 15f], x.sum(1).data<float>().ToArray());
        Assert.Equal([3.5f, 3.5f, 3.5f], x.mean([0L]).data<float>().ToArray());
        Assert.Equal([2L, 0L], x.argmax(1).data<long>().ToArray());
        var (values, places) = x.max(1);
        Assert.Equal([3f, 6f], values.data<float>().ToArray());
        Assert.Equal([2L, 0L], places.data<long>().ToArray());
        Assert.Equal(MathF.Sqrt(91), x.norm().item<float>(), 1e-5f);
    }

    [Fact]
    public void Values_convert_between_types()
    {
        var x = tensor([0.5, -1.75, 3]);
        Assert.Equal([0L, -1L, 3L], x.to(ScalarType.Int64).data<long>().ToArray());
        Assert.Equal([.5f, -1.75f, 3f], x.@float().data<float>().ToArray());
        Assert.Equal(ScalarType.BFloat16, x.bfloat16().dtype);
        Assert.Equal([(Half)0.5, (Half)(-1.75), (Half)3], x.half().data<Half>().ToArray());
        Assert.True(x.bfloat16().@double().allclose(x));
    }

    [Fact]
    public void Comparisons_choose_elements()
    {
        var x = tensor([-1f, 0f, 2f]);
        Assert.Equal([false, false, true], (x > 0).data<bool>().ToArray());
        Assert.Equal([0f, 0f, 2f], where(x > 0, x, zeros_like(x)).data<float>().ToArray());
        Assert.Equal([-.5f, 0f, 1f], x.clamp(-.5, 1).data<float>().ToArray());
    }

    [Fact]
    public void Raw_bytes_are_the_elements_themselves()
    {
        var x = empty([2], ScalarType.Float16);
        x.bytes = MemoryMarshal.AsBytes<Half>([(Half)1.5, (Half)(-2)]).ToArray();
        Assert.Equal([1.5f, -2f], x.@float().data<float>().ToArray());
    }

    [Fact]
    public void An_impossible_operation_says_why()
    {
        var failure = Assert.Throws<ExternalException>(() => matmul(ones(2, 3), ones(2, 3)));
        Assert.Contains("cannot be multiplied (2x3 and 2x3)", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => tensor([1f, 2f, 3f], [2, 2]));
        Assert.Throws<InvalidOperationException>(() => ones(2).data<double>());
        Assert.Throws<ArgumentException>(() => device("toaster"));
    }

    [Fact]
    public void A_freed_tensor_cannot_be_used()
    {
        var x = ones(2);
        x.Dispose();
        Assert.True(x.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => x + 1);
        Assert.Throws<ObjectDisposedException>(() => x.shape);
    }

    [Fact]
    public void The_same_seed_gives_the_same_random_numbers()
    {
        manual_seed(7);
        var first = randn(16);
        manual_seed(7);
        Assert.Equal(first.data<float>().ToArray(), randn(16).data<float>().ToArray());
    }
}
