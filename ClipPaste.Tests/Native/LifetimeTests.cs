using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ClipPaste.Tests.Native;

[Collection(nameof(LifetimeTests))]
[CollectionDefinition(nameof(LifetimeTests), DisableParallelization = true)]
public sealed class LifetimeTests
{
    [Fact]
    public void A_scope_frees_what_was_made_in_it_but_not_what_was_moved_out()
    {
        Tensor kept, freed, given;
        using (var outer = NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                freed = ones(2);
                kept = (freed + 1).MoveToOuterDisposeScope();
                given = (freed + 2).DetachFromDisposeScope();
                Assert.Equal(1, inner.DisposablesCount);
            }
            Assert.True(freed.IsInvalid);
            Assert.Equal([2f, 2f], kept.data<float>().ToArray());
            Assert.Equal(1, outer.DisposablesCount);
        }
        Assert.True(kept.IsInvalid);
        Assert.Equal([3f, 3f], given.data<float>().ToArray());
        given.Dispose();
    }

    [Fact]
    public void A_tensor_freed_by_hand_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        ones(2).Dispose();
        Assert.Equal(0, scope.DisposablesCount);
        var kept = ones(1);
        _ = ones(3);
        scope.DisposeEverythingBut(kept);
        Assert.Equal(1, scope.DisposablesCount);
        Assert.False(kept.IsInvalid);
    }

    [Fact]
    public void Scopes_of_two_threads_do_not_mix()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = ones(1));
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        elsewhere!.Dispose();
    }

    [Fact]
    public void Thousands_of_operations_leave_no_tensor_behind()
    {
        Churn();
        var before = SettledCount();
        for (var i = 0; i < 300; i++)
            Churn();
        Assert.Equal(before, SettledCount());
    }

    [Fact]
    public void Tensors_without_a_scope_are_freed_by_the_collector()
    {
        var before = SettledCount();
        MakeAndForget();
        Assert.Equal(before, SettledCount());
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void MakeAndForget()
    {
        for (var i = 0; i < 100; i++)
            _ = ones(4) + 1;
    }

    private static void Churn()
    {
        using var scope = NewDisposeScope();
        var x = randn(3, 4).requires_grad_();
        var parts = (x * 2).chunk(2, 1);
        cat(parts).max(0).values.sum().backward();
        _ = x.grad! + autograd.grad([x.pow(3).sum()], [x])[0];
        x.detach().transpose(0, 1).data<float>().ToArray();
        x.detach().add_(1).mul_(x.detach());
        Assert.Throws<ExternalException>(() => matmul(x, x));
        Assert.Throws<ExternalException>(() => cat([x, ones(2)]));
        Assert.Throws<ExternalException>(() => x.reshape(5, 5));
        var freed = ones(1);
        freed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => cat([x, freed]));
    }

    private static long SettledCount()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return Tensor.TotalCount;
    }
}
