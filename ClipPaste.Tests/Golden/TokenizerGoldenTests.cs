using System.Text.Json;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Vision.Text;

namespace ClipPaste.Tests.Golden;

/// <summary>CLIP's tokenizer against the ids of the reference, for every row of every file found.</summary>
public sealed class TokenizerGoldenTests
{
    [GoldenFact("tokenizer")]
    public void Every_text_has_the_reference_ids()
    {
        var tokenizer = BytePairTokenizer.Load(Path.Combine(Installation.Models, "clip", "clip_bpe_simple_vocab_16e6.txt.gz"));
        var wrong = new List<string>();
        var rows = 0;
        foreach (var line in Directory.EnumerateFiles(SharedData.GoldenFolder("tokenizer"), "*.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadLines))
        {
            using var row = JsonDocument.Parse(line);
            var text = row.RootElement.GetProperty("text").GetString()!;
            var expected = row.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()).ToArray();
            rows++;
            if (!tokenizer.Encode(text).SequenceEqual(expected) || tokenizer.Pieces(text).Count + 2 != row.RootElement.GetProperty("length").GetInt32())
                wrong.Add($"{row.RootElement.GetProperty("class").GetString()}: {JsonSerializer.Serialize(text)}");
        }
        Assert.NotEqual(0, rows);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {rows} texts differ:\n{string.Join('\n', wrong.Take(40))}");
    }
}
