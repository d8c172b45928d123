namespace ClipPaste.Engine.Vision;

/// <summary>Vectors of length 1, the form in which embeddings are compared.</summary>
public static class UnitVector
{
    /// <summary>Scales a vector to unit length; a vector of zeros stays as it is.</summary>
    /// <returns>The length it had.</returns>
    public static double Normalise(Span<float> vector)
    {
        var length = Math.Sqrt(Dot(vector, vector));
        if (length > 0)
        {
            for (var i = 0; i < vector.Length; i++)
                vector[i] = (float)(vector[i] / length);
        }
        return length;
    }

    /// <summary>The inner product, summed in double precision from first to last; for unit vectors this is the cosine.</summary>
    public static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException($"Vectors of {left.Length} and {right.Length} numbers have no inner product.", nameof(right));
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += (double)left[i] * right[i];
        return sum;
    }

    /// <summary>
    /// Takes a gradient with respect to a unit vector e = f / |f| back to f: <c>(g - e (e . g)) / |f|</c>.
    /// </summary>
    /// <param name="unit">The unit vector e.</param>
    /// <param name="length">The length |f| that <see cref="Normalise"/> returned.</param>
    /// <param name="gradient">The gradient, replaced by the result.</param>
    internal static void ProjectGradient(ReadOnlySpan<float> unit, double length, Span<float> gradient)
    {
        var along = Dot(unit, gradient);
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] = length > 0 ? (float)((gradient[i] - unit[i] * along) / length) : 0;
    }
}
