using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Rasters;

public class SeededRandomTests
{
    [Fact]
    public void The_sequence_of_a_state_is_the_published_one()
    {
        // xoshiro256** from the state 1, 2, 3, 4.
        var random = SeededRandom.FromState([1, 2, 3, 4]);
        Assert.Equal([11520UL, 0UL, 1509978240UL, 1215971899390074240UL], Enumerable.Range(0, 4).Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void A_saved_state_goes_on_where_it_was()
    {
        var random = new SeededRandom(12);
        random.Gaussian();
        var again = SeededRandom.FromState(random.ExportState());
        Assert.Equal(random.Gaussian(), again.Gaussian());
        Assert.Equal(random.Below(1000), again.Below(1000));
        Assert.Throws<ArgumentException>(() => SeededRandom.FromState([0, 0, 0, 0]));
    }

    [Fact]
    public void Numbers_are_spread_as_they_should_be()
    {
        var random = new SeededRandom(99);
        var uniform = Enumerable.Range(0, 20_000).Select(_ => random.Range(2, 4)).ToArray();
        Assert.Equal(3, uniform.Average(), 0.02);
        Assert.True(uniform.All(u => u is >= 2 and < 4));
        var normal = Enumerable.Range(0, 20_000).Select(_ => random.Gaussian()).ToArray();
        Assert.Equal(0, normal.Average(), 0.03);
        Assert.Equal(1, normal.Average(n => n * n), 0.05);
        var counts = new int[7];
        for (var i = 0; i < 14_000; i++)
            counts[random.Below(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 1800, 2200));
    }

    [Fact]
    public void A_shuffle_keeps_every_item()
    {
        var items = Enumerable.Range(0, 50).ToArray();
        new SeededRandom(4).Shuffle<int>(items);
        Assert.NotEqual(Enumerable.Range(0, 50), items);
        Assert.Equal(Enumerable.Range(0, 50), items.Order());
    }
}
