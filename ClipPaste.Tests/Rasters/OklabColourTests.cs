using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Rasters;

public class OklabColourTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 0, 0)]
    [InlineData(1, 0, 0, 0.627955, 0.224863, 0.125846)]
    [InlineData(0, 1, 0, 0.866440, -0.233888, 0.179498)]
    [InlineData(0, 0, 1, 0.452014, -0.032457, -0.311528)]
    public void Known_colours_have_their_known_places(float r, float g, float b, float l, float a, float bb)
    {
        var lab = new float[3];
        OklabColour.FromSrgb([r, g, b], lab);
        Assert.Equal(l, lab[0], 1e-4f);
        Assert.Equal(a, lab[1], 1e-4f);
        Assert.Equal(bb, lab[2], 1e-4f);
    }

    [Fact]
    public void There_and_back_is_the_same_colour()
    {
        var srgb = new float[300];
        SmoothTextures.Fill(new SeededRandom(1), srgb, 0);
        var there = new float[300];
        OklabColour.FromSrgb(srgb, there);
        OklabColour.ToSrgb(there, there);
        for (var i = 0; i < srgb.Length; i++)
            Assert.Equal(srgb[i], there[i], 1e-4f);
    }

    [Fact]
    public void The_gradient_of_colours_in_the_gamut_agrees_with_finite_differences()
    {
        float[] srgb = [0.2f, 0.5f, 0.7f, 0.9f, 0.3f, 0.1f, 0.02f, 0.03f, 0.025f];
        var lab = new float[9];
        OklabColour.FromSrgb(srgb, lab);
        Agrees(lab, 1e-3f, OklabColour.ToSrgb, (probe, gradient) => OklabColour.ToSrgbBackward(lab, probe, gradient));
    }

    [Fact]
    public void The_chroma_limits_gradient_agrees_with_finite_differences()
    {
        float[] lab = [0.5f, 0.1f, -0.2f, 0.7f, 0.01f, 0.02f, 0.3f, 0, 0];
        Agrees(
            lab,
            1e-3f,
            (from, to) => OklabColour.LimitChroma(from, 0.12f, to),
            (probe, gradient) => OklabColour.LimitChromaBackward(lab, 0.12f, probe, gradient));
    }

    [Fact]
    public void Chroma_stays_below_its_limit_and_small_chroma_stays_as_it_is()
    {
        var limited = new float[6];
        OklabColour.LimitChroma([0.5f, 3, 4, 0.5f, 0.02f, 0.03f], 0.15f, limited);
        Assert.InRange(MathF.Sqrt(limited[1] * limited[1] + limited[2] * limited[2]), 0.149f, 0.1501f);
        Assert.Equal(0.02f, limited[4], 1e-4f);
    }

    [Fact]
    public void A_clamped_channel_is_pulled_back_but_not_pushed_out()
    {
        float[] white = [1.2f, 0, 0];
        var gradient = new float[3];
        OklabColour.ToSrgbBackward(white, [-1, -1, -1], gradient);
        Assert.Equal([0, 0, 0], gradient);
        OklabColour.ToSrgbBackward(white, [1, 1, 1], gradient);
        Assert.True(gradient[0] > 0.1);
    }

    private delegate void Map(ReadOnlySpan<float> from, Span<float> to);

    private static void Agrees(float[] at, float step, Map map, Action<float[], float[]> backward)
    {
        var probe = new float[at.Length];
        SmoothTextures.Fill(new SeededRandom(3), probe);
        var gradient = new float[at.Length];
        backward(probe, gradient);
        for (var i = 0; i < at.Length; i++)
        {
            double At(float change)
            {
                var moved = at.ToArray();
                moved[i] += change;
                map(moved, moved);
                return moved.Select((value, k) => (double)value * probe[k]).Sum();
            }
            Assert.Equal((At(step) - At(-step)) / (2 * step), gradient[i], 0.005 * gradient.Max(Math.Abs));
        }
    }
}
