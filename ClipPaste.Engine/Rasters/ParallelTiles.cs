using System.Runtime.ExceptionServices;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// Does the numbered parts of a piece of work on the calling thread and on the thread pool's, without allocating. Which thread does which
/// part is left to chance, so parts must not share results. For one caller at a time.
/// </summary>
internal sealed class ParallelTiles
{
    private readonly Worker[] _workers;
    private Action<int, int>? _work;
    private ExceptionDispatchInfo? _failure;
    private int _remaining;
    private int _unfinished;

    /// <param name="threads">The number of threads that may work at once, the caller's included.</param>
    public ParallelTiles(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _workers = new Worker[threads - 1];
        for (var i = 0; i < _workers.Length; i++)
            _workers[i] = new Worker(this, i + 1);
    }

    /// <summary>The number of scratch places that the work needs.</summary>
    public int Threads => _workers.Length + 1;

    /// <summary>
    /// Calls <paramref name="work"/> once with each tile from 0 to <paramref name="tiles"/> - 1 and with the place (0 to
    /// <see cref="Threads"/> - 1) of the thread that does it, and returns when all are done. The first exception is thrown again.
    /// </summary>
    public void Run(int tiles, Action<int, int> work)
    {
        _work = work;
        _failure = null;
        Volatile.Write(ref _unfinished, tiles);
        Interlocked.Exchange(ref _remaining, tiles);
        for (var i = 0; i < Math.Min(_workers.Length, tiles - 1); i++)
            _workers[i].Wake();
        TakeTiles(0);
        var wait = default(SpinWait);
        while (Volatile.Read(ref _unfinished) > 0)
            wait.SpinOnce(sleep1Threshold: -1);
        _failure?.Throw();
    }

    private void TakeTiles(int place)
    {
        // Counting down lets a thread that comes late from an earlier run see "nothing left" whatever the number of tiles is by then.
        int tile;
        while ((tile = Interlocked.Decrement(ref _remaining)) >= 0)
        {
            try
            {
                _work!(tile, place);
            }
#pragma warning disable CA1031 // Whatever fails on a pool thread is thrown again on the caller's.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            }
            Interlocked.Decrement(ref _unfinished);
        }
    }

    private sealed class Worker(ParallelTiles owner, int place) : IThreadPoolWorkItem
    {
        private int _awake;

        public void Wake()
        {
            if (Interlocked.CompareExchange(ref _awake, 1, 0) == 0)
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Execute()
        {
            // A run that starts while this thread is about to leave does not queue it again, so it looks once more after saying that it
            // left.
            do
            {
                owner.TakeTiles(place);
                Interlocked.Exchange(ref _awake, 0);
            }
            while (Volatile.Read(ref owner._remaining) > 0 && Interlocked.CompareExchange(ref _awake, 1, 0) == 0);
        }
    }
}
