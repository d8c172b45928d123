using System.Text.Json;
using ClipPaste.Engine.Prompts;

namespace ClipPaste.Tests.Golden;

public class KeyPhraseGoldenTests
{
    private const double Tolerance = 1e-4;

    [GoldenFact("keyphrases")]
    public void TopicRankGivesTheKnownPhrasesAndScoresFromTheKnownTags()
    {
        foreach (var row in Rows())
        {
            var phrases = KeyPhraseExtractor.Extract(row.Words);
            Assert.True(Agree(row.KeyPhrases, phrases), $"{row.Prompt}: expected {Show(row.KeyPhrases)}, got {Show(phrases)}");
        }
    }

    [GoldenFact("keyphrases")]
    public void NineOfTenPromptsGiveTheKnownPhrasesFromTheTextAlone()
    {
        var extractor = new KeyPhraseExtractor();
        foreach (var file in Files())
        {
            var rows = Rows(file).Where(row => row.Judgement == "ok").ToArray();
            var wrong = rows.Where(row => !SameSet(row.KeyPhrases, extractor.Extract(row.Prompt))).ToArray();
            var list = string.Join(
                '\n', wrong.Select(row => $"{row.Prompt}: expected {Show(row.KeyPhrases)}, got {Show(extractor.Extract(row.Prompt))}"));
            Assert.True(wrong.Length * 10 <= rows.Length, $"{Path.GetFileName(file)}: {wrong.Length} of {rows.Length} differ:\n{list}");
        }
    }

    private static bool Agree(IReadOnlyList<KeyPhrase> expected, IReadOnlyList<KeyPhrase> actual) =>
        SameSet(expected, actual)
        && actual.All(a => Math.Abs(a.Weight - expected.Single(e => e.Text == a.Text).Weight) <= Tolerance)
        && expected.Zip(actual).All(pair => Math.Abs(pair.First.Weight - pair.Second.Weight) <= Tolerance);

    private static bool SameSet(IReadOnlyList<KeyPhrase> a, IReadOnlyList<KeyPhrase> b) =>
        a.Count == b.Count && a.Select(p => p.Text).ToHashSet(StringComparer.Ordinal).SetEquals(b.Select(p => p.Text));

    private static string Show(IReadOnlyList<KeyPhrase> phrases) => string.Join(", ", phrases.Select(p => $"{p.Text} {p.Weight:F4}"));

    private static string[] Files()
    {
        var files = Directory.GetFiles(SharedData.GoldenFolder("keyphrases"), "*.jsonl");
        Assert.NotEmpty(files);
        return files;
    }

    private static IEnumerable<Row> Rows() => Files().SelectMany(Rows);

    private static IEnumerable<Row> Rows(string file) => File.ReadLines(file).Where(line => line.Length > 0).Select(Parse);

    private static Row Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new Row(
            root.GetProperty("prompt").GetString()!,
            root.GetProperty("judgement").GetString()!,
            root.GetProperty("keyphrases").EnumerateArray().Select(p => new KeyPhrase(p[0].GetString()!, p[1].GetDouble())).ToArray(),
            root.GetProperty("tokens_ptb_upos").EnumerateArray().Select(Tagged).ToArray());
    }

    private static TaggedWord Tagged(JsonElement token) =>
        new(new Token(token[0].GetString()!, 0, 0, false), Tag(token[2].GetString()!));

    private static PartOfSpeech Tag(string universal) => universal switch
    {
        "NOUN" => PartOfSpeech.Noun,
        "PROPN" => PartOfSpeech.ProperNoun,
        "ADJ" => PartOfSpeech.Adjective,
        "VERB" => PartOfSpeech.BaseVerb,
        _ => PartOfSpeech.Other,
    };

    private sealed record Row(string Prompt, string Judgement, IReadOnlyList<KeyPhrase> KeyPhrases, IReadOnlyList<TaggedWord> Words);
}
