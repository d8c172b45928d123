using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Rasters;

public class ParallelTilesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_tile_is_done_once_in_each_of_many_runs_of_changing_length(int threads)
    {
        var tiles = new ParallelTiles(threads);
        for (var run = 0; run < 2000; run++)
        {
            var done = new int[run % 17];
            tiles.Run(done.Length, (tile, place) =>
            {
                Assert.InRange(place, 0, threads - 1);
                Interlocked.Increment(ref done[tile]);
            });
            Assert.All(done, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void No_two_threads_share_a_place()
    {
        var tiles = new ParallelTiles(4);
        var busy = new int[4];
        for (var run = 0; run < 500; run++)
        {
            tiles.Run(16, (_, place) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref busy[place]));
                Thread.SpinWait(20);
                Interlocked.Decrement(ref busy[place]);
            });
        }
    }

    [Fact]
    public void A_failure_in_a_tile_is_thrown_to_the_caller_and_the_next_run_works()
    {
        var tiles = new ParallelTiles(3);
        Assert.Throws<InvalidDataException>(() => tiles.Run(8, (tile, _) =>
        {
            if (tile == 5)
                throw new InvalidDataException();
        }));
        var done = 0;
        tiles.Run(8, (_, _) => Interlocked.Increment(ref done));
        Assert.Equal(8, done);
    }
}
