using System.Collections.Frozen;

namespace ClipPaste.Engine.Prompts;

/// <summary>
/// Porter's algorithm (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980) with the departures of NLTK: a few irregular
/// words, <c>-ies</c> and <c>-ied</c> of four letters, <c>y</c> after a consonant only, <c>-alli</c> taken twice, <c>-fulli</c> and
/// <c>-logi</c>.
/// </summary>
internal static class PorterStemmer
{
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sky"] = "sky", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["news"] = "news",
        ["innings"] = "inning",
        ["inning"] = "inning", ["outings"] = "outing", ["outing"] = "outing", ["cannings"] = "canning", ["canning"] = "canning",
        ["howe"] = "howe", ["proceed"] = "proceed", ["exceed"] = "exceed", ["succeed"] = "succeed",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string Suffix, string Into)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
        ("logi", "log"),
    ];

    private static readonly (string Suffix, string Into)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous",
        "ive", "ize",
    ];

    /// <summary>The stem of a lower-case word; words of one or two letters stay as they are.</summary>
    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var known))
            return known;
        return word.Length <= 2 ? word : DropFinalE(DropLongEnding(DropDerivation(DeriveOnce(YToI(DropPastOrGerund(DropPlural(word)))))));
    }

    private static string DropPlural(string w)
    {
        if (w.Ends("ies"))
            return w.Length == 4 ? w[..^1] : w[..^2];
        if (w.Ends("sses"))
            return w[..^2];
        return w.EndsWith('s') && !w.Ends("ss") ? w[..^1] : w;
    }

    private static string DropPastOrGerund(string w)
    {
        if (w.Ends("ied"))
            return w.Length == 4 ? w[..^1] : w[..^2];
        if (w.Ends("eed"))
            return Measure(w[..^3]) > 0 ? w[..^1] : w;
        var cut = w.Ends("ed") ? 2 : w.Ends("ing") ? 3 : 0;
        return cut == 0 || !HasVowel(w[..^cut]) ? w : Mend(w[..^cut]);
    }

    /// <summary>After -ed or -ing went: "hopp" becomes "hop", "hop" (of "hoping") becomes "hope".</summary>
    private static string Mend(string stem)
    {
        if (stem.Ends("at") || stem.Ends("bl") || stem.Ends("iz"))
            return stem + "e";
        if (stem.Length >= 2 && stem[^1] == stem[^2] && IsConsonant(stem, stem.Length - 1))
            return stem[^1] is 'l' or 's' or 'z' ? stem : stem[..^1];
        return Measure(stem) == 1 && EndsConsonantVowelConsonant(stem) ? stem + "e" : stem;
    }

    private static string YToI(string w) => w.Length > 2 && w[^1] == 'y' && IsConsonant(w, w.Length - 2) ? w[..^1] + "i" : w;

    private static string DeriveOnce(string w)
    {
        if (w.Ends("alli") && Measure(w[..^4]) > 0)
            return DeriveOnce(w[..^2]);
        foreach (var (suffix, into) in Step2)
        {
            if (!w.Ends(suffix))
                continue;
            var stem = w[..^suffix.Length];
            return Measure(suffix == "logi" ? w[..^3] : stem) > 0 ? stem + into : w;
        }
        return w;
    }

    private static string DropDerivation(string w)
    {
        foreach (var (suffix, into) in Step3)
        {
            if (w.Ends(suffix))
                return Measure(w[..^suffix.Length]) > 0 ? w[..^suffix.Length] + into : w;
        }
        return w;
    }

    private static string DropLongEnding(string w)
    {
        foreach (var suffix in Step4)
        {
            if (!w.Ends(suffix))
                continue;
            var stem = w[..^suffix.Length];
            return Measure(stem) > 1 && (suffix != "ion" || stem[^1] is 's' or 't') ? stem : w;
        }
        return w;
    }

    private static string DropFinalE(string w)
    {
        if (w.EndsWith('e'))
        {
            var stem = w[..^1];
            var measure = Measure(stem);
            w = measure > 1 || (measure == 1 && !EndsConsonantVowelConsonant(stem)) ? stem : w;
        }
        return w.Ends("ll") && Measure(w[..^1]) > 1 ? w[..^1] : w;
    }

    private static bool IsConsonant(string w, int i) => w[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => i == 0 || !IsConsonant(w, i - 1),
        _ => true,
    };

    private static bool HasVowel(string w)
    {
        for (var i = 0; i < w.Length; i++)
        {
            if (!IsConsonant(w, i))
                return true;
        }
        return false;
    }

    /// <summary>Porter's m: how often a vowel is followed by a consonant.</summary>
    private static int Measure(string w)
    {
        var count = 0;
        for (var i = 1; i < w.Length; i++)
            count += IsConsonant(w, i) && !IsConsonant(w, i - 1) ? 1 : 0;
        return count;
    }

    private static bool EndsConsonantVowelConsonant(string w)
    {
        if (w.Length == 2)
            return !IsConsonant(w, 0) && IsConsonant(w, 1);
        var end = w.Length - 1;
        return end >= 2 && IsConsonant(w, end - 2) && !IsConsonant(w, end - 1) && IsConsonant(w, end) && w[end] is not ('w' or 'x' or 'y');
    }
}
