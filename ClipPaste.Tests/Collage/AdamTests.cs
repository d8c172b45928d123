using ClipPaste.Engine.Collage;

namespace ClipPaste.Tests.Collage;

public class AdamTests
{
    [Fact]
    public void The_first_step_is_as_long_as_the_learning_rate_whatever_the_gradient()
    {
        double[] parameters = [1, 1];
        new Adam(2).Step(parameters, [1e-3, -50], [.01, .2], 1);
        Assert.Equal(.99, parameters[0], 5);
        Assert.Equal(1.2, parameters[1], 5);
    }

    [Fact]
    public void It_finds_the_bottom_of_a_bowl()
    {
        double[] parameters = [3, -2];
        var adam = new Adam(2);
        for (var step = 0; step < 800; step++)
            adam.Step(parameters, [2 * (parameters[0] - 1), 20 * (parameters[1] + .5)], [.05, .05], 1);
        Assert.Equal(1, parameters[0], 2);
        Assert.Equal(-.5, parameters[1], 2);
    }

    [Fact]
    public void A_rate_of_zero_locks_and_a_gradient_that_is_no_number_is_left_out()
    {
        double[] parameters = [1, 2, 3];
        var adam = new Adam(3);
        adam.Step(parameters, [5, double.NaN, 1], [0, .1, .1], 1);
        Assert.Equal([1, 2], parameters[..2]);
        Assert.NotEqual(3, parameters[2]);
        Assert.Equal([0, 0, 1], adam.Export().Steps);
    }

    [Fact]
    public void It_goes_on_from_exported_moments_exactly()
    {
        double[] straight = [1, 2], resumed = [1, 2];
        Adam one = new(2), two = new(2);
        for (var step = 0; step < 10; step++)
        {
            one.Step(straight, [Math.Sin(step), straight[1]], [.1, .1], .9);
            if (step == 5)
            {
                var next = new Adam(2);
                next.Import(two.Export());
                two = next;
            }
            two.Step(resumed, [Math.Sin(step), resumed[1]], [.1, .1], .9);
        }
        Assert.Equal(straight, resumed);
    }

    [Fact]
    public void Moments_of_another_collage_are_refused() =>
        Assert.Throws<InvalidDataException>(() => new Adam(3).Import(new Adam(2).Export()));
}
