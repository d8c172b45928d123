using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Rasters;
using ClipPaste.Tests.Rasters;

namespace ClipPaste.Tests.Collage;

public sealed class RunGradientTests
{
    private static readonly RunOptions Options = new() { Views = 4, CanvasLongSide = 96, Threads = 2 };

    [Fact]
    public void Everything_around_the_model_allocates_nothing_in_an_iteration()
    {
        using var judge = new BlindJudge();
        var document = TestPieces.Document();
        var textures = PieceTextures.Of(document);
        var canvas = new CanvasShape(document.Aspect).Pixels(Options.CanvasLongSide);
        using var scene = new CollageScene(document, RunRasters.Compositor(canvas, textures, Options));
        var terms = new LayoutTerms(document.Pieces, textures, canvas, Options);
        var sampler = RunRasters.Sampler(canvas, judge.ViewSize, Options);
        var gradient = new RunGradient(judge, new CollageObjective(judge, document), scene, terms, sampler, Options);
        var (parameters, rates) = (CollageParameters.Of(document), LearningRates.Of(document, Options));
        var (gradients, adam, random) = (new double[parameters.Length], new Adam(parameters.Length), new SeededRandom(1));

        Allocations.AreNone(() =>
        {
            gradient.Compute(parameters, gradients, Options.Views, random);
            adam.Step(parameters, gradients, rates, decay: 1);
        });
        Assert.All(gradients, value => Assert.True(double.IsFinite(value)));
        Assert.Contains(gradients, value => value != 0);
    }
}
