using System.Numerics;

namespace ClipPaste.Engine.Rasters;

/// <summary>
/// The project's source of random numbers: xoshiro256** (Blackman and Vigna 2018, doi:10.1145/3460772), seeded through splitmix64.
/// The same seed gives the same sequence on every machine and in every version, and the whole state can be saved. Not for several threads
/// at once.
/// </summary>
public sealed class SeededRandom
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Starts the sequence of <paramref name="seed"/>; any value will do.</summary>
    public SeededRandom(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    private SeededRandom(ReadOnlySpan<ulong> state) => (_s0, _s1, _s2, _s3) = (state[0], state[1], state[2], state[3]);

    /// <summary>Goes on from a state that <see cref="ExportState"/> gave.</summary>
    /// <exception cref="ArgumentException">It is not four numbers, or all of them are zero.</exception>
    public static SeededRandom FromState(ReadOnlySpan<ulong> state)
    {
        if (state.Length != 4 || !state.ContainsAnyExcept(0UL))
            throw new ArgumentException("The state of a random sequence is four numbers that are not all zero.", nameof(state));
        return new SeededRandom(state);
    }

    /// <summary>The state, four numbers, for a checkpoint.</summary>
    public ulong[] ExportState() => [_s0, _s1, _s2, _s3];

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform between <paramref name="from"/> (inclusive) and <paramref name="to"/>.</summary>
    public double Range(double from, double to) => from + (to - from) * NextDouble();

    /// <summary>A whole number from 0 up to but not including <paramref name="limit"/>, which is at least 1; unbiased.</summary>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var bound = (ulong)limit;
        var reject = (0UL - bound) % bound;
        while (true)
        {
            var high = Math.BigMul(NextUInt64(), bound, out var low);
            if (low >= reject)
                return (int)high;
        }
    }

    /// <summary>Normally distributed with mean 0 and standard deviation 1 (Box and Muller 1958; two uniforms a call).</summary>
    public double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Puts <paramref name="items"/> into a random order, each order equally likely.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong seed)
    {
        seed += 0x9E3779B97F4A7C15;
        var z = seed;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
