using ClipPaste.Engine.Vision.Clip;

namespace ClipPaste.Tests.Golden;

public sealed class UntrainedClipGoldenTests
{
    [GoldenFact("clip")]
    public void The_untrained_model_has_exactly_the_published_arrays()
    {
        foreach (var list in Directory.EnumerateFiles(SharedData.GoldenFolder("clip"), "ViT-B-32.tensors.jsonl", SearchOption.AllDirectories))
        {
            using var published = new FormulaWeights(list);
            using var untrained = new UntrainedClipWeights();
            Assert.Equal(Described(published.Shapes), Described(untrained.Shapes));
        }
    }

    private static IEnumerable<string> Described(IReadOnlyDictionary<string, long[]> shapes) =>
        shapes.Select(entry => $"{entry.Key} {string.Join('x', entry.Value)}").Order(StringComparer.Ordinal);
}
