using System.IO.Compression;
using System.Text;

namespace ClipPaste.Engine.Vision.Text;

/// <summary>
/// CLIP's byte-level byte-pair tokenizer (Radford et al. 2021; Sennrich et al. 2016 for the merges): the text is mended, lower-cased and
/// cut into words, and each word's bytes are joined pair by pair in the order in which the pairs were learnt.
/// </summary>
public sealed class BytePairTokenizer
{
    private const string WordEnd = "</w>";
    private const int MergeCount = 49152 - 256 - 2;

    private readonly Dictionary<long, int> _joined = [];
    private readonly Dictionary<string, int[]> _specials;

    private BytePairTokenizer(TextReader merges)
    {
        var alphabet = ByteAlphabet.InOrder();
        var ids = new Dictionary<string, int>();
        foreach (var symbol in alphabet)
            ids[symbol.ToString()] = ids.Count;
        foreach (var symbol in alphabet)
            ids[symbol + WordEnd] = ids.Count;
        var count = ids.Count;
        merges.ReadLine();
        for (var i = 0; i < MergeCount; i++)
        {
            var pair = merges.ReadLine()?.Split(' ');
            if (pair is not { Length: 2 } || !ids.TryGetValue(pair[0], out var left) || !ids.TryGetValue(pair[1], out var right))
                throw new InvalidDataException($"Line {i + 2} of CLIP's vocabulary is not a pair of known word pieces; fetch the file again.");
            ids[pair[0] + pair[1]] = count;
            _joined[Key(left, right)] = count++;
        }
        Start = count;
        End = count + 1;
        _specials = new() { ["<|startoftext|>"] = [Start], ["<|endoftext|>"] = [End] };
    }

    /// <summary>Number of ids in every row of <see cref="Encode"/>.</summary>
    public static int ContextLength => 77;

    /// <summary>Id of the start token.</summary>
    public int Start { get; }

    /// <summary>Id of the end token.</summary>
    public int End { get; }

    /// <summary>Reads CLIP's vocabulary.</summary>
    /// <param name="path">The file <c>clip_bpe_simple_vocab_16e6.txt.gz</c> or the same unpacked.</param>
    /// <exception cref="InvalidDataException">The file is not CLIP's vocabulary.</exception>
    public static BytePairTokenizer Load(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new BytePairTokenizer(reader);
    }

    /// <summary>Encodes a text as CLIP expects it.</summary>
    /// <param name="text">Any text; what does not fit is cut off before the end token.</param>
    /// <returns><see cref="ContextLength"/> ids: start, the text, end, zeros.</returns>
    public int[] Encode(string text)
    {
        var pieces = Pieces(text);
        var ids = new int[ContextLength];
        ids[0] = Start;
        var kept = Math.Min(pieces.Count, ContextLength - 2);
        pieces.CopyTo(0, ids, 1, kept);
        ids[kept + 1] = End;
        return ids;
    }

    /// <summary>The ids of a text of any length, without start and end tokens.</summary>
    public List<int> Pieces(string text)
    {
        var pieces = new List<int>();
        foreach (var word in ClipWords.Split(Clean(text)))
        {
            if (_specials.TryGetValue(word, out var special))
                pieces.AddRange(special);
            else
                pieces.AddRange(Join(word));
        }
        return pieces;
    }

    /// <summary>Mends, unescapes twice, collapses white space and lower-cases, in this order.</summary>
    private static string Clean(string text)
    {
        var unescaped = HtmlReferences.Unescape(HtmlReferences.Unescape(TextRepair.Repair(text)));
        return LowerCase.Of(string.Join(' ', unescaped.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private List<int> Join(string word)
    {
        var symbols = new List<int>();
        foreach (var value in Encoding.UTF8.GetBytes(word))
            symbols.Add(ByteAlphabet.Position(value));
        symbols[^1] += ByteAlphabet.Size;
        while (Earliest(symbols) is var (left, right, whole))
        {
            var kept = 0;
            for (var i = 0; i < symbols.Count; i++)
            {
                var joins = i + 1 < symbols.Count && symbols[i] == left && symbols[i + 1] == right;
                symbols[kept++] = joins ? whole : symbols[i];
                i += joins ? 1 : 0;
            }
            symbols.RemoveRange(kept, symbols.Count - kept);
        }
        return symbols;
    }

    /// <summary>The neighbouring pair that was learnt first; ids grow in the order of learning.</summary>
    private (int Left, int Right, int Whole)? Earliest(List<int> symbols)
    {
        (int, int, int)? earliest = null;
        var lowest = int.MaxValue;
        for (var i = 0; i + 1 < symbols.Count; i++)
        {
            if (_joined.TryGetValue(Key(symbols[i], symbols[i + 1]), out var whole) && whole < lowest)
            {
                lowest = whole;
                earliest = (symbols[i], symbols[i + 1], whole);
            }
        }
        return earliest;
    }

    private static long Key(int left, int right) => ((long)left << 32) | (uint)right;
}
