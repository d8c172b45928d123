using System.Threading.Channels;

namespace ClipPaste.Web.Work;

/// <summary>
/// A thread of its own for work that takes long: one thing after the other, in the order in which they came, so that the threads that answer
/// requests stay free. Safe to use from any thread.
/// </summary>
internal sealed class WorkLane : IDisposable
{
    private readonly string _name;
    private readonly Channel<Action> _queue;
    private readonly Thread _thread;
    private readonly CancellationTokenSource _closing = new();
    private int _closed;

    /// <summary>Starts the thread.</summary>
    /// <param name="name">What the lane is for; the thread's name.</param>
    /// <param name="mostWaiting">Things that may wait beside the one under way; more are refused.</param>
    public WorkLane(string name, int mostWaiting)
    {
        _name = name;
        _queue = Channel.CreateBounded<Action>(new BoundedChannelOptions(mostWaiting) { SingleReader = true, AllowSynchronousContinuations = false });
        // It must not keep a program alive that wants to end.
        _thread = new Thread(Serve) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <summary>Queues work.</summary>
    /// <param name="work">Runs on the lane's thread; its token is cancelled by <paramref name="token"/> and when the lane is closed.</param>
    /// <param name="token">Cancels; work that has not begun is then skipped.</param>
    /// <returns>Its result; what it throws comes out of the task.</returns>
    /// <exception cref="LaneFullException">As many things are waiting as may wait.</exception>
    /// <exception cref="ObjectDisposedException">The lane is closed.</exception>
    public Task<T> Run<T>(Func<CancellationToken, T> work, CancellationToken token = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
        // Whoever waits goes on elsewhere, else it would hold the lane up.
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_queue.Writer.TryWrite(() => Do(work, result, token)))
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _closed) != 0, this);
            throw new LaneFullException(_name);
        }
        return result.Task;
    }

    /// <summary>Cancels what is under way, drops what waits (those tasks are cancelled) and waits until the thread has ended.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        _queue.Writer.Complete();
        _closing.Cancel();
        // Work that closes its own lane cannot wait for itself.
        if (Thread.CurrentThread == _thread)
            return;
        _thread.Join();
        _closing.Dispose();
    }

    private void Do<T>(Func<CancellationToken, T> work, TaskCompletionSource<T> result, CancellationToken token)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(token, _closing.Token);
        if (both.IsCancellationRequested)
        {
            result.TrySetCanceled(both.Token);
            return;
        }
        try
        {
            result.TrySetResult(work(both.Token));
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            result.TrySetCanceled(both.Token);
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to whoever waits for the task.
        catch (Exception error)
#pragma warning restore CA1031
        {
            result.TrySetException(error);
        }
    }

    private void Serve()
    {
        // The thread stays this one: waiting blocks it, nothing is awaited.
        while (_queue.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            while (_queue.Reader.TryRead(out var work))
                work();
        }
    }
}
