namespace ClipPaste.Engine.Collage;

/// <summary>Adam (Kingma and Ba 2015) on a flat vector of parameters, each with a learning rate of its own.</summary>
public sealed class Adam
{
    private const double Beta1 = .9;
    private const double Beta2 = .999;
    private const double Epsilon = 1e-8;

    private readonly double[] _mean;
    private readonly double[] _square;
    private readonly int[] _steps;

    /// <summary>Starts with empty moments.</summary>
    /// <param name="count">Number of parameters.</param>
    public Adam(int count)
    {
        _mean = new double[count];
        _square = new double[count];
        _steps = new int[count];
    }

    /// <summary>Moves every parameter against its gradient.</summary>
    /// <param name="parameters">Changed in place.</param>
    /// <param name="gradients">The loss's gradient; a parameter whose gradient is not a number is left alone.</param>
    /// <param name="rates">Learning rates; 0 leaves a parameter and its moments alone.</param>
    /// <param name="decay">A factor on all rates.</param>
    public void Step(Span<double> parameters, ReadOnlySpan<double> gradients, ReadOnlySpan<double> rates, double decay)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            if (rates[i] == 0 || !double.IsFinite(gradients[i]))
                continue;
            var step = ++_steps[i];
            _mean[i] = Beta1 * _mean[i] + (1 - Beta1) * gradients[i];
            _square[i] = Beta2 * _square[i] + (1 - Beta2) * gradients[i] * gradients[i];
            var mean = _mean[i] / (1 - Math.Pow(Beta1, step));
            var square = _square[i] / (1 - Math.Pow(Beta2, step));
            parameters[i] -= decay * rates[i] * mean / (Math.Sqrt(square) + Epsilon);
        }
    }

    /// <summary>A copy of the moments, for a checkpoint.</summary>
    public AdamMoments Export() => new([.. _mean], [.. _square], [.. _steps]);

    /// <summary>Continues from a checkpoint.</summary>
    /// <exception cref="InvalidDataException">The moments belong to another number of parameters.</exception>
    public void Import(AdamMoments moments)
    {
        if (moments.Mean.Length != _mean.Length || moments.Square.Length != _square.Length || moments.Steps.Length != _steps.Length)
            throw new InvalidDataException("The checkpoint does not fit this collage: it holds another number of parameters.");
        moments.Mean.CopyTo(_mean, 0);
        moments.Square.CopyTo(_square, 0);
        moments.Steps.CopyTo(_steps, 0);
    }
}

/// <summary>Adam's memory: running means of the gradients and of their squares, and the steps taken, one of each per parameter.</summary>
public sealed record AdamMoments(double[] Mean, double[] Square, int[] Steps);
