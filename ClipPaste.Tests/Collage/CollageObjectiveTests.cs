using System.Numerics.Tensors;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Tests.Collage;

public sealed class CollageObjectiveTests : IDisposable
{
    private static readonly CollageDocument Document = TestPieces.Document() with { Prompt = "a parrot and butterflies over the pyramids" };
    private readonly IVisionLanguageModel _model = TestModels.Pocket(new VisionOptions { Workers = 2 });

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Weights_of_one_change_not_a_bit()
    {
        var view = PhraseEmbedding.Encode(_model, "a parrot");
        var plain = new CollageObjective(_model, Document);
        var weighted = new CollageObjective(_model, Document with { Phrases = [new("parrot", 1), new("pyramids", 1)] });
        Assert.Equal(plain.Score(view), weighted.Score(view));
        Assert.Equal(plain.Loss(view), weighted.Loss(view));
    }

    [Theory]
    [InlineData("parrot")]
    [InlineData("butterflies")]
    [InlineData("pyramids")]
    public void A_phrase_counts_for_more_or_less_as_its_weight_says_and_the_sentence_is_kept_in_mind(string phrase)
    {
        var (view, whole) = (PhraseEmbedding.Encode(_model, phrase), PhraseEmbedding.Encode(_model, Document.Prompt));
        var objectives = new[] { 0, .5, 1, 1.5, 2, 3 }
            .Select(weight => new CollageObjective(_model, Document with { Phrases = [new(phrase, weight)] })).ToArray();
        var scores = objectives.Select(objective => objective.Score(view)).ToArray();
        Assert.Equal(scores.Order(), scores);
        Assert.True(scores[^1] > scores[0] + .3);
        Assert.All(objectives, objective => Assert.True(objective.Score(whole) > .8));
    }

    [Fact]
    public void All_phrases_turned_off_do_not_turn_the_sentence_into_its_opposite()
    {
        var none = Document with { Phrases = [new("parrot", 0), new("butterflies", 0), new("pyramids", 0), new(Document.Prompt, 0)] };
        Assert.True(new CollageObjective(_model, none).Score(PhraseEmbedding.Encode(_model, Document.Prompt)) > .4);
    }

    [Fact]
    public void The_gradient_is_that_of_the_loss()
    {
        var objective = new CollageObjective(_model, Document with { Phrases = [new("parrot", 2)], Negatives = [new("butterflies", .3)] });
        var view = PhraseEmbedding.Encode(_model, "a butterfly");
        var gradient = new float[view.Length];
        objective.Gradient(view, 1, gradient);
        var step = view.Select((_, index) => index % 3 == 0 ? .01f : -.005f).ToArray();
        var moved = new float[view.Length];
        TensorPrimitives.Add<float>(view, step, moved);
        Assert.Equal(objective.Loss(moved) - objective.Loss(view), TensorPrimitives.Dot<float>(gradient, step), 4);
    }
}
