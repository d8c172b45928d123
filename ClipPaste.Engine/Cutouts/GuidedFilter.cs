namespace ClipPaste.Engine.Cutouts;

/// <summary>
/// The guided filter with a colour guide (He, Sun and Tang 2013, equations 14 to 16): makes a mask follow the edges of the photo, because
/// in every
/// small window the mask is forced to be a linear function of the colours.
/// </summary>
/// <param name="colours">Planes R, G, B in 0..1, one after the other.</param>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
internal sealed class GuidedFilter(float[] colours, int width, int height)
{
    private readonly int size = width * height;

    /// <summary>Filters <paramref name="mask"/>.</summary>
    /// <param name="mask">Values in 0..1.</param>
    /// <param name="radius">Reach of the window in cells.</param>
    /// <param name="smoothness">Variance below which colours count as even.</param>
    /// <returns>A new plane, roughly in 0..1.</returns>
    public float[] Apply(float[] mask, int radius, float smoothness)
    {
        var box = new BoxFilter(width, height, radius);
        var means = new float[3][];
        for (var c = 0; c < 3; c++)
            box.Mean(Channel(c), means[c] = new float[size]);
        var meanMask = new float[size];
        box.Mean(mask, meanMask);
        var covariances = Covariances(box, means, mask, meanMask);
        var variances = Variances(box, means);
        Solve(variances, covariances, smoothness);
        return Combine(box, means, meanMask, covariances);
    }

    private ReadOnlySpan<float> Channel(int c) => colours.AsSpan(c * size, size);

    private float[][] Covariances(BoxFilter box, float[][] means, float[] mask, float[] meanMask)
    {
        var product = new float[size];
        var covariances = new float[3][];
        for (var c = 0; c < 3; c++)
        {
            var channel = Channel(c);
            for (var i = 0; i < size; i++)
                product[i] = channel[i] * mask[i];
            box.Mean(product, covariances[c] = new float[size]);
            for (var i = 0; i < size; i++)
                covariances[c][i] -= means[c][i] * meanMask[i];
        }
        return covariances;
    }

    /// <summary>The six different entries of the symmetric covariance of the colours: rr, rg, rb, gg, gb, bb.</summary>
    private float[][] Variances(BoxFilter box, float[][] means)
    {
        var product = new float[size];
        var variances = new float[6][];
        var entry = 0;
        for (var c = 0; c < 3; c++)
        {
            for (var d = c; d < 3; d++, entry++)
            {
                ReadOnlySpan<float> first = Channel(c), second = Channel(d);
                for (var i = 0; i < size; i++)
                    product[i] = first[i] * second[i];
                box.Mean(product, variances[entry] = new float[size]);
                for (var i = 0; i < size; i++)
                    variances[entry][i] -= means[c][i] * means[d][i];
            }
        }
        return variances;
    }

    /// <summary>Replaces each covariance vector v by (Sigma + smoothness * 1)^-1 v, by Cramer's rule.</summary>
    private void Solve(float[][] variances, float[][] covariances, float smoothness)
    {
        for (var i = 0; i < size; i++)
        {
            double rr = variances[0][i] + smoothness, rg = variances[1][i], rb = variances[2][i];
            double gg = variances[3][i] + smoothness, gb = variances[4][i], bb = variances[5][i] + smoothness;
            double p = covariances[0][i], q = covariances[1][i], s = covariances[2][i];
            double crr = (gg * bb) - (gb * gb), crg = (rb * gb) - (rg * bb), crb = (rg * gb) - (rb * gg);
            double cgg = (rr * bb) - (rb * rb), cgb = (rb * rg) - (rr * gb), cbb = (rr * gg) - (rg * rg);
            var determinant = (rr * crr) + (rg * crg) + (rb * crb);
            covariances[0][i] = (float)(((crr * p) + (crg * q) + (crb * s)) / determinant);
            covariances[1][i] = (float)(((crg * p) + (cgg * q) + (cgb * s)) / determinant);
            covariances[2][i] = (float)(((crb * p) + (cgb * q) + (cbb * s)) / determinant);
        }
    }

    private float[] Combine(BoxFilter box, float[][] means, float[] meanMask, float[][] slopes)
    {
        var filtered = new float[size];
        var offset = meanMask;
        for (var c = 0; c < 3; c++)
        {
            for (var i = 0; i < size; i++)
                offset[i] -= slopes[c][i] * means[c][i];
        }
        box.Mean(offset, filtered);
        var meanSlope = means[0];
        for (var c = 0; c < 3; c++)
        {
            box.Mean(slopes[c], meanSlope);
            var channel = Channel(c);
            for (var i = 0; i < size; i++)
                filtered[i] += meanSlope[i] * channel[i];
        }
        return filtered;
    }
}
